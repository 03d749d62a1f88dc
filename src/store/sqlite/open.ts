import type { Store } from '../store.ts';

/**
 * Opens the SQLite database in that folder, or one in memory for `memory`.
 *
 * @throws {StoreUnavailable}
 */
export async function openSqlite(_data: string): Promise<Store> {
  throw new Error('being built');
}
