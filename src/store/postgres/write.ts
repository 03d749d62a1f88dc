import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { guarded } from '../guarded.ts';
import type { Transaction } from '../store.ts';
import { connectTo, type StatementNames } from './connection.ts';

/** How often a transaction is run before its conflict is passed on. Of those that meet, one always succeeds. */
const tries = 50;

/** Milliseconds. With the number of tries it bounds the time that is spent waiting, at about two seconds. */
const longestPause = 40;

/** What became of one try. One that is to be made again left nothing behind. */
type Outcome<T> = { readonly value: T } | { readonly again: unknown };

/**
 * Runs `work` as one serializable transaction: again from its start where it met another's, or where its connection
 * broke before the commit.
 */
export async function serializable<T>(
  pool: Pool,
  nameOf: StatementNames,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(pool, nameOf, work);
    if ('value' in outcome) return outcome.value;
    if (attempt === tries) throw outcome.again;
    await pause(Math.min(2 ** attempt, longestPause));
  }
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
