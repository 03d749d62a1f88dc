import { integer } from './columns.ts';
import type { Query, Transaction } from './store.ts';

/** Whose attempts at what. The subject is a keyed hash, so that unknown users are counted like known ones. */
export interface AttemptKey {
  readonly poolId: string;
  readonly subject: string;
  readonly action:
    | 'request-reset'
    | 'confirm-reset'
    | 'confirm-sign-up'
    | 'resend'
    | 'change-password'
    | 'sign-in'
    | 'request-verification'
    | 'verify-attribute'
    | 'mfa'
    | 'first-factor'
    | 'sign-in-code'
    | 'new-address';
}

/** How often it was tried, and when last. */
export interface Attempts {
  readonly count: number;
  readonly lastAt: number;
}

/**
 * Counts one attempt and tells how many there were, this one included, since the window
 * opened. The window opens with the first attempt and ends `window` milliseconds later; with
 * `extend` each attempt moves its end.
 */
export async function countAttempt(
  transaction: Transaction,
  key: AttemptKey,
  {
    now,
    window,
    extend = false,
  }: { readonly now: number; readonly window: number; readonly extend?: boolean },
): Promise<number> {
  const row = await transaction.first(
    `INSERT INTO attempts (pool_id, subject, action, count, last_at, expires_at) VALUES ($1, $2, $3, 1, $4, $5)
     ON CONFLICT (pool_id, subject, action) DO UPDATE SET
       count = CASE WHEN attempts.expires_at <= $4 THEN 1 ELSE attempts.count + 1 END,
       expires_at = CASE WHEN attempts.expires_at <= $4 OR $6 = 1 THEN $5 ELSE attempts.expires_at END,
       last_at = $4
     RETURNING count`,
    [key.poolId, key.subject, key.action, now, now + window, extend ? 1 : 0],
  );
  if (!row) throw new Error('an upsert returned no row');
  return integer(row, 'count');
}

/** The attempts in the open window. */
export async function findAttempts(
  query: Query,
  key: AttemptKey,
  now: number,
): Promise<Attempts | undefined> {
  const row = await query.first(
    'SELECT count, last_at FROM attempts WHERE pool_id = $1 AND subject = $2 AND action = $3 AND expires_at > $4',
    [key.poolId, key.subject, key.action, now],
  );
  return row && { count: integer(row, 'count'), lastAt: integer(row, 'last_at') };
}

/** Forgets all that was counted of a subject, after it was deleted. */
export async function forgetSubject(
  transaction: Transaction,
  poolId: string,
  subject: string,
): Promise<void> {
  await transaction.run('DELETE FROM attempts WHERE pool_id = $1 AND subject = $2', [poolId, subject]);
}

/** Forgets attempts, after one succeeded. */
export async function forgetAttempts(transaction: Transaction, key: AttemptKey): Promise<void> {
  await transaction.run('DELETE FROM attempts WHERE pool_id = $1 AND subject = $2 AND action = $3', [
    key.poolId,
    key.subject,
    key.action,
  ]);
}
