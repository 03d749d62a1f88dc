import { integer } from './columns.ts';
import { type Store, StoreUnavailable } from './store.ts';

/** What an engine does differently when its schema is made. */
export interface Dialect {
  /** Where the data is, as a message names it: `the folder /srv/lifeguard`. */
  readonly place: string;
  /** Runs at the start of the migrating transaction. */
  readonly prepare: readonly string[];
  /** The engine's form of one migrating statement. */
  adapt(statement: string): string;
}

/**
 * Brings the schema up to date, all missing steps in one transaction. Nodes may race: the one that
 * comes second finds its work done.
 *
 * @throws {StoreUnavailable} where the data was written by a newer program.
 */
export async function migrate(
  store: Pick<Store, 'read' | 'write'>,
  steps: readonly (readonly string[])[],
  dialect: Dialect,
): Promise<void> {
  for (;;) {
    const version = await versionOf(store);
    if (version > steps.length) throw writtenByNewer(dialect.place, version, steps.length);
    if (version === steps.length) return;
    try {
      await applyMissing(store, steps, dialect);
      return;
    } catch (error) {
      // Another node that makes the same tables makes this one fail. It is no
      // failure if the schema has moved on.
      if ((await versionOf(store)) === version) throw error;
    }
  }
}

/**
 * The schema's version; 0 where there is none yet, or where it cannot be read, of
 * which the write that follows tells.
 */
async function versionOf(store: Pick<Store, 'read'>): Promise<number> {
  try {
    const row = await store.read(query => query.first('SELECT version FROM schema_version WHERE id = 1', []));
    return row ? integer(row, 'version') : 0;
  } catch {
    return 0;
  }
}

function applyMissing(
  store: Pick<Store, 'write'>,
  steps: readonly (readonly string[])[],
  dialect: Dialect,
): Promise<void> {
  return store.write(async transaction => {
    for (const statement of dialect.prepare) await transaction.run(statement, []);
    await transaction.run(
      'CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)',
      [],
    );
    const row = await transaction.first('SELECT version FROM schema_version WHERE id = 1', []);
    const version = row ? integer(row, 'version') : 0;
    if (version >= steps.length) return;
    for (const statement of steps.slice(version).flat()) await transaction.run(dialect.adapt(statement), []);
    await transaction.run(
      'INSERT INTO schema_version (id, version) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET version = $1',
      [steps.length],
    );
  });
}

function writtenByNewer(place: string, found: number, known: number): StoreUnavailable {
  return new StoreUnavailable(
    `A newer Lifeguard wrote the data in ${place}: its schema is version ${found}, and this program knows up to ` +
      `version ${known}. Start the newer Lifeguard, or give this one another place for its data.`,
  );
}
