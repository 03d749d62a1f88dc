import type { DatabaseSync } from 'node:sqlite';
import type { Client } from 'pg';

/**
 * What is wrong with the way in which SQLite would run a statement: undefined where each table is read through an
 * index by more than its pool. The planner has no statistics, as in the product.
 */
export function flawInSqlite(database: DatabaseSync, sql: string): string | undefined {
  let steps: string[];
  try {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\$(\d+)/g, '?$1')}`).all();
    steps = plan.map(step => String(step.detail));
  } catch (error) {
    return `SQLite refuses it: ${error instanceof Error ? error.message : error}`;
  }
  for (const step of steps) {
    if (/^SCAN (?!\(|CONSTANT|\d+ CONSTANT)/.test(step)) return `it reads a whole table: ${step}`;
    const search = /^SEARCH .* USING (?:COVERING )?INDEX (\w+) \(pool_id=\?\)/.exec(step);
    const index = search?.[1];
    if (index && database.prepare(`PRAGMA index_info(${index})`).all().length > 1) {
      return `it reads all of a pool: ${step}`;
    }
    if (/^USE TEMP B-TREE FOR ORDER BY/.test(step) && /\bLIMIT\b/.test(sql)) {
      return `it sorts all rows to give the first few: ${steps.join('; ')}`;
    }
  }
  return undefined;
}

/** One node of a plan as PostgreSQL tells it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Cond'?: string;
  readonly 'Index Name'?: string;
  readonly 'TID Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** The same for PostgreSQL, told to read no whole table where it can do otherwise: an empty one is always read whole. */
export async function flawInPostgres(client: Client, sql: string): Promise<string | undefined> {
  const parameters = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(match => Number(match[1])));
  const nulls = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'NULL').join(', ')})`;
  try {
    await client.query('DEALLOCATE ALL');
    await client.query('SET enable_seqscan = off');
    // A plan for any values, as a statement that is used often gets; with these nulls there would be nothing to read.
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE checked AS ${sql}`);
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE checked${nulls}`);
    return flawInNode(rows[0]['QUERY PLAN'][0].Plan);
  } catch (error) {
    return `PostgreSQL refuses it: ${error instanceof Error ? error.message : error}`;
  }
}

function flawInNode(node: PlanNode): string | undefined {
  const type = node['Node Type'];
  if (type === 'Seq Scan') return 'it reads a whole table';
  if (/^(Bitmap )?Index (Only )?Scan$/.test(type) && !node['Index Cond']) {
    return `it reads all of the index ${node['Index Name']}`;
  }
  return node.Plans?.map(flawInNode).find(flaw => flaw !== undefined);
}
