import { Pool } from 'pg';
import { openGate } from '../gate.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { type Query, type Store, StoreUnavailable } from '../store.ts';
import { again } from './again.ts';
import { connectTo, statementNames } from './connection.ts';
import { isLost } from './lost.ts';
import { postgresUnavailable } from './unavailable.ts';
import { values } from './values.ts';
import { serializable } from './write.ts';

/**
 * Milliseconds. A connection that is not there by then, because the server is gone or
 * all are in use, fails the call.
 */
const connectTimeout = 5_000;
/** Milliseconds. No statement takes long; one that does must not hold its connection for ever. */
const statementTimeout = 10_000;

/**
 * Opens the PostgreSQL database of that URL.
 *
 * @throws {StoreUnavailable}
 */
export async function openPostgres(url: string, connections: number): Promise<Store> {
  const place = placeOf(url);
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    application_name: 'lifeguard',
    keepAlive: true,
    types: values,
  });
  // A connection that breaks while it is idle is replaced when the next one is needed.
  pool.on('error', () => {});
  try {
    const store = storeOn(pool, place);
    await migrate(store, migrations, {
      place,
      // An index on a large table takes its time.
      prepare: ['SET LOCAL statement_timeout = 0'],
      adapt: compareBytes,
    });
    return store;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Text compares by its bytes, as it does in SQLite; the database's own order depends on its language. */
function compareBytes(statement: string): string {
  return statement.replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"');
}

function storeOn(pool: Pool, place: string): Store {
  const gate = openGate();
  const nameOf = statementNames();
  const connection = connectTo(pool, nameOf);
  // What only reads can be asked again.
  const query: Query = {
    all: (sql, parameters) => againWhereLost(() => connection.all(sql, parameters)),
    first: (sql, parameters) => againWhereLost(() => connection.first(sql, parameters)),
  };
  let closing: Promise<void> | undefined;

  async function answered<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw postgresUnavailable(error, place);
    }
  }

  return {
    engine: 'postgres',
    read: work => gate.enter(() => answered(() => work(query))),
    write: work => gate.enter(() => answered(() => serializable(pool, nameOf, work))),
    close() {
      closing ??= gate.close().then(() => pool.end());
      return closing;
    },
  };
}

function againWhereLost<T>(read: () => Promise<T>): Promise<T> {
  return again(async () => {
    try {
      return { value: await read() };
    } catch (error) {
      if (isLost(error)) return { again: error };
      throw error;
    }
  });
}

/** The database as a message may name it: never its password, which a URL can hold in more than one part. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol)) {
    throw new StoreUnavailable(
      'The address of the store is none of PostgreSQL: it has the form postgres://user@host:5432/database.',
    );
  }
  const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
  return `the PostgreSQL database ${host}:${parsed.port || 5432}${parsed.pathname}`;
}
