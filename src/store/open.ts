import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** Where the state is to live. */
export interface StoreOptions {
  /**
   * The folder of the SQLite database, made where it is missing; `memory` keeps
   * all in memory, without a file.
   */
  readonly data: string;
  /** `postgres://…` or `postgresql://…`: the PostgreSQL database to use in place of SQLite. */
  readonly url?: string | undefined;
  /** How many connections to PostgreSQL this process may hold; 10 where it is not given. */
  readonly connections?: number | undefined;
}

/**
 * Opens the store and brings its schema up to date.
 *
 * @throws {StoreUnavailable} with one sentence for people, where it cannot be used.
 * @example
 * const store = await openStore({ data: 'memory' });
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { data, url, connections } = options;
  if (url === undefined) return openSqlite(data);
  // Its driver takes its time to load, and few starts need it.
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(url, connections ?? 10);
}
