import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Row, Transaction, Value } from '../store.ts';

/** How many statements the server keeps prepared for each connection: more than the program has written down. */
const keptStatements = 512;

const names = new Map<string, string>();

/** Statements on one connection, or on any free one of a pool, prepared once for each connection. */
export function connectTo(target: Pool | PoolClient): Transaction {
  async function send(sql: string, parameters: readonly Value[]): Promise<QueryResult<Row>> {
    const name = nameOf(sql);
    return target.query<Row>({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
  }
  return {
    all: async (sql, parameters) => (await send(sql, parameters)).rows,
    first: async (sql, parameters) => (await send(sql, parameters)).rows[0],
    run: async (sql, parameters) => (await send(sql, parameters)).rowCount ?? 0,
  };
}

/** The name under which the server keeps the statement; undefined for those beyond what it is to keep. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= keptStatements) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
