import type { AuthEvent } from '../pool/auth-event.ts';
import { integer, optionalInteger, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';

/** How many events of a user are kept, the newest. */
export const mostAuthEvents = 100;

/** For how long an event is kept, milliseconds: 90 days. */
const lifetime = 90 * 24 * 60 * 60_000;

const columns = `event_id, event_type, response, challenges, context, created_at, feedback, feedback_by, feedback_at`;

/**
 * Keeps an event. One of the same id goes on: its end is the new one, and how its challenges ended is put
 * together. Those beyond the newest hundred of the user are forgotten.
 */
export async function keepAuthEvent(
  transaction: Transaction,
  event: Omit<AuthEvent, 'feedback'>,
): Promise<void> {
  const before = await findAuthEvent(transaction, event, event.id);
  const challenges = JSON.stringify({ ...before?.challenges, ...event.challenges });
  await transaction.run(
    `INSERT INTO auth_events (pool_id, sub, event_id, event_type, response, challenges, context, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (pool_id, sub, event_id) DO UPDATE SET response = $5, challenges = $6, context = $7`,
    [
      event.poolId,
      event.sub,
      event.id,
      event.type,
      event.response,
      challenges,
      JSON.stringify(event.context),
      event.createdAt,
      event.createdAt + lifetime,
    ],
  );
  await transaction.run(
    `DELETE FROM auth_events WHERE pool_id = $1 AND sub = $2 AND event_id IN
      (SELECT event_id FROM auth_events WHERE pool_id = $1 AND sub = $2
        ORDER BY created_at DESC, event_id DESC LIMIT 1000 OFFSET $3)`,
    [event.poolId, event.sub, mostAuthEvents],
  );
}

/** The user's event of that id. */
export async function findAuthEvent(
  query: Query,
  { poolId, sub }: Pick<AuthEvent, 'poolId' | 'sub'>,
  id: string,
): Promise<AuthEvent | undefined> {
  const row = await query.first(
    `SELECT ${columns} FROM auth_events WHERE pool_id = $1 AND sub = $2 AND event_id = $3`,
    [poolId, sub, id],
  );
  return row && eventFrom(row, poolId, sub);
}

/** The user's events, the newest first, from behind one on. */
export async function listAuthEvents(
  query: Query,
  { poolId, sub }: Pick<AuthEvent, 'poolId' | 'sub'>,
  after: Pick<AuthEvent, 'createdAt' | 'id'>,
  limit: number,
): Promise<AuthEvent[]> {
  const rows = await query.all(
    `SELECT ${columns} FROM auth_events WHERE pool_id = $1 AND sub = $2 AND (created_at, event_id) < ($3, $4)
      ORDER BY created_at DESC, event_id DESC LIMIT $5`,
    [poolId, sub, after.createdAt, after.id, limit],
  );
  return rows.map(row => eventFrom(row, poolId, sub));
}

/** Writes down what is thought of an event; false where there is no such event. */
export async function judgeAuthEvent(
  transaction: Transaction,
  { poolId, sub }: Pick<AuthEvent, 'poolId' | 'sub'>,
  id: string,
  feedback: NonNullable<AuthEvent['feedback']>,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE auth_events SET feedback = $4, feedback_by = $5, feedback_at = $6
      WHERE pool_id = $1 AND sub = $2 AND event_id = $3`,
    [poolId, sub, id, feedback.value, feedback.by, feedback.at],
  );
  return changed === 1;
}

/** Forgets an event. */
export async function dropAuthEvent(
  transaction: Transaction,
  { poolId, sub, id }: Pick<AuthEvent, 'poolId' | 'sub' | 'id'>,
): Promise<void> {
  await transaction.run('DELETE FROM auth_events WHERE pool_id = $1 AND sub = $2 AND event_id = $3', [
    poolId,
    sub,
    id,
  ]);
}

function eventFrom(row: Row, poolId: string, sub: string): AuthEvent {
  const at = optionalInteger(row, 'feedback_at');
  return {
    poolId,
    sub,
    id: text(row, 'event_id'),
    // These four are written by this module only, from an AuthEvent, and so are the feedback's words.
    type: text(row, 'event_type') as AuthEvent['type'],
    response: text(row, 'response') as AuthEvent['response'],
    challenges: JSON.parse(text(row, 'challenges')) as AuthEvent['challenges'],
    context: JSON.parse(text(row, 'context')) as AuthEvent['context'],
    createdAt: integer(row, 'created_at'),
    feedback:
      at === undefined
        ? undefined
        : {
            value: text(row, 'feedback') as 'Valid' | 'Invalid',
            by: optionalText(row, 'feedback_by') ?? '',
            at,
          },
  };
}
