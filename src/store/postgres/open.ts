import type { Store } from '../store.ts';

/**
 * Opens the PostgreSQL database of that URL.
 *
 * @throws {StoreUnavailable}
 */
export async function openPostgres(_url: string, _connections: number): Promise<Store> {
  throw new Error('being built');
}
