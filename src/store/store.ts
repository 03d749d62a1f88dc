/**
 * A value that both engines store alike. Times are milliseconds since 1970, truth
 * values 0 or 1, binary is base64.
 */
export type Value = string | number | null;

/** One row as an engine returns it, by column name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * Reads. Statements are one SQL for both engines, with parameters `$1`, `$2`, ...;
 * each may be used more than once.
 */
export interface Query {
  /** All rows of a statement. Also for a statement that writes and has `RETURNING`, inside `write`. */
  all(sql: string, parameters: readonly Value[]): Promise<Row[]>;
  /** The first row, if there is one. */
  first(sql: string, parameters: readonly Value[]): Promise<Row | undefined>;
}

/** Reads and writes that happen together or not at all. */
export interface Transaction extends Query {
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, parameters: readonly Value[]): Promise<number>;
}

/**
 * Where state lives. Two adapters, `sqlite/` and `postgres/`, run the same statements.
 *
 * `work` must do nothing but query: no timer, network or crypto, since others wait for it, and it may be run
 * again from its start when the engine reports a conflict.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * Reads committed state, and at least all that was acknowledged before. Each statement sees what is
   * committed when it runs; rows that must agree with each other come from one statement.
   */
  read<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as one serializable transaction and resolves once it is durable. If `work` throws, nothing of
   * it stays and the error is passed on; other transactions are not touched. A statement that fails fails the
   * whole transaction with its error, also where `work` catches it.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Waits for what is under way, then lets go of the engine. */
  close(): Promise<void>;
}

/** Tells by kind why a store cannot be opened, so that the command line can say it in one sentence. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
