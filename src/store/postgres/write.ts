import type { Pool, PoolClient } from 'pg';
import { guarded } from '../guarded.ts';
import type { Transaction } from '../store.ts';
import { again, type Outcome } from './again.ts';
import { connectTo, type StatementNames } from './connection.ts';

/**
 * Runs `work` as one serializable transaction: again from its start where it met another's, or where its
 * connection broke before the commit.
 */
export function serializable<T>(
  pool: Pool,
  nameOf: StatementNames,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return again(() => tryOnce(pool, nameOf, work));
}

async function tryOnce<T>(
  pool: Pool,
  nameOf: StatementNames,
  work: (transaction: Transaction) => Promise<T>,
): Promise<Outcome<T>> {
  const client = await pool.connect();
  const state: { broken?: Error; committing: boolean } = { committing: false };
  const noteBroken = (error: Error): void => {
    state.broken = error;
  };
  client.on('error', noteBroken);
  try {
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const value = await guarded(connectTo(client, nameOf), work);
    state.committing = true;
    await client.query('COMMIT');
    return { value };
  } catch (error) {
    await rollBack(client).catch(noteBroken);
    if (isConflict(error) || (state.broken && !state.committing)) return { again: error };
    throw error;
  } finally {
    client.off('error', noteBroken);
    client.release(state.broken ?? false);
  }
}

async function rollBack(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK');
}

/** A serialization failure or a deadlock: the server undid the transaction so that another could go on. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
