import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Row, Transaction, Value } from '../store.ts';

/** The name under which the server keeps a statement prepared; undefined for one that it is not to keep. */
export type StatementNames = (sql: string) => string | undefined;

/** How many statements the server keeps for each connection: more than the program has written down. */
const keptStatements = 512;

/** Names that stand for the same statement on every connection of a pool. */
export function statementNames(): StatementNames {
  const names = new Map<string, string>();
  return sql => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= keptStatements) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** Statements on one connection, or on any free one of a pool. */
export function connectTo(target: Pool | PoolClient, nameOf: StatementNames): Transaction {
  function send(sql: string, parameters: readonly Value[]): Promise<QueryResult<Row>> {
    const name = nameOf(sql);
    return target.query<Row>({ text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) });
  }
  return {
    all: async (sql, parameters) => (await send(sql, parameters)).rows,
    first: async (sql, parameters) => (await send(sql, parameters)).rows[0],
    run: async (sql, parameters) => (await send(sql, parameters)).rowCount ?? 0,
  };
}
