import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Row, Value } from '../store.ts';

/** One connection to a SQLite database, its statements prepared once. */
export interface Connection {
  all(sql: string, parameters: readonly Value[]): Row[];
  first(sql: string, parameters: readonly Value[]): Row | undefined;
  run(sql: string, parameters: readonly Value[]): number;
  /** Whether a transaction is open: some failures, such as a full disk, end it without being asked. */
  inTransaction(): boolean;
  close(): void;
}

/** More than the program has; only statements put together at run time come near it. */
const keptStatements = 512;

/**
 * How long to wait, in milliseconds, for a lock that a person's own SQLite tool
 * holds. The event loop waits too.
 */
const busyTimeout = 200;

export function connect(file: string, right: 'read' | 'write'): Connection {
  const database = new DatabaseSync(file, { timeout: busyTimeout, readOnly: right === 'read' });
  const statements = new Map<string, StatementSync>();

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    // SQLite numbers `$1` by where it first appears; `?1` is the first parameter wherever it stands.
    const statement = database.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'));
    const oldest = statements.size >= keptStatements ? statements.keys().next().value : undefined;
    if (oldest !== undefined) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  }

  return {
    // A cast, as no column is a BLOB and big integers are off: an integer out of range throws.
    all: (sql, parameters) => prepared(sql).all(...parameters) as Row[],
    first: (sql, parameters) => prepared(sql).get(...parameters) as Row | undefined,
    run: (sql, parameters) => Number(prepared(sql).run(...parameters).changes),
    inTransaction: () => database.isTransaction,
    close: () => database.close(),
  };
}
