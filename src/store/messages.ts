import type { Message } from '../pool/message.ts';
import type { Seal } from '../pool/seal.ts';
import { integer, text } from './columns.ts';
import type { Query, Row, Store, Transaction, Value } from './store.ts';

/** Which messages; what is absent does not narrow. */
export interface MessageFilter {
  /** The recipient, whole, in any case. */
  readonly to?: string;
  readonly poolId?: string;
  /**
   * Messages received at or after this time in milliseconds, or after the message of this id. An id that is
   * no longer there narrows nothing: whatever is there came later.
   */
  readonly since?: number | string;
}

/** Where a message stands in the order of arrival. */
export interface MessagePlace {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

const folded = (recipient: string): string => recipient.toLowerCase();

const purpose = (poolId: string): string => `message:${poolId}`;

/** Keeps a message, sealed: it holds its code in clear. */
export async function keepMessage(transaction: Transaction, seal: Seal, message: Message): Promise<void> {
  await transaction.run(
    'INSERT INTO messages (id, pool_id, recipient, received_at, sealed_message) VALUES ($1, $2, $3, $4, $5)',
    [
      message.id,
      message.poolId,
      folded(message.to),
      message.sentAt,
      seal.seal(purpose(message.poolId), JSON.stringify(message)),
    ],
  );
}

/**
 * The filter as SQL. Each form of it walks one index from its newest end, so
 * nothing is read that is not returned.
 */
function condition(filter: MessageFilter, after: MessagePlace | undefined): { sql: string; values: Value[] } {
  const values: Value[] = [after?.receivedAt ?? 0, after?.id ?? ''];
  let sql = '(received_at, id) > ($1, $2)';
  if (filter.to !== undefined) sql += ` AND recipient = $${values.push(folded(filter.to))}`;
  if (filter.poolId !== undefined) sql += ` AND pool_id = $${values.push(filter.poolId)}`;
  return { sql, values };
}

async function placeAfter(query: Query, since: MessageFilter['since']): Promise<MessagePlace | undefined> {
  if (since === undefined) return undefined;
  // No id is empty, so that every message of that millisecond lies behind this place.
  if (typeof since === 'number') return { id: '', receivedAt: since };
  const row = await query.first('SELECT id, received_at FROM messages WHERE id = $1', [since]);
  return row && { id: text(row, 'id'), receivedAt: integer(row, 'received_at') };
}

function opened(row: Row, seal: Seal): Message | undefined {
  const plain = seal.open(purpose(text(row, 'pool_id')), text(row, 'sealed_message'));
  // What opens was sealed by keepMessage, which takes a Message.
  return plain && (JSON.parse(plain.toString('utf8')) as Message);
}

/** Messages, newest first. One that was sealed with a key that is gone is left out. */
export async function listMessages(
  query: Query,
  seal: Seal,
  filter: MessageFilter & { readonly limit: number },
): Promise<Message[]> {
  const { sql, values } = condition(filter, await placeAfter(query, filter.since));
  const rows = await query.all(
    `SELECT pool_id, sealed_message FROM messages WHERE ${sql}
      ORDER BY received_at DESC, id DESC LIMIT $${values.push(filter.limit)}`,
    values,
  );
  return rows.flatMap(row => opened(row, seal) ?? []);
}

/** Where the newest messages stand, newest first, without opening them. */
export async function newestPlaces(query: Query, since: number, limit: number): Promise<MessagePlace[]> {
  const rows = await query.all(
    `SELECT id, received_at FROM messages WHERE received_at >= $1
      ORDER BY received_at DESC, id DESC LIMIT $2`,
    [since, limit],
  );
  return rows.map(row => ({ id: text(row, 'id'), receivedAt: integer(row, 'received_at') }));
}

/** One message by its id. */
export async function findMessage(query: Query, seal: Seal, id: string): Promise<Message | undefined> {
  const row = await query.first('SELECT pool_id, sealed_message FROM messages WHERE id = $1', [id]);
  return row && opened(row, seal);
}

/** Deletes one message; false if there is none of that id. */
export async function deleteMessage(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.run('DELETE FROM messages WHERE id = $1', [id])) === 1;
}

/** Deletes the messages that fit and tells how many they were. */
export async function deleteMessages(
  transaction: Transaction,
  filter: Omit<MessageFilter, 'since'>,
): Promise<number> {
  const { sql, values } = condition(filter, undefined);
  return transaction.run(`DELETE FROM messages WHERE ${sql}`, values);
}

/** How many rows one transaction of a trim deletes: others wait no longer than this takes. */
const batch = 500;

/**
 * Deletes all but the newest `keep` messages, oldest first, in short transactions. Meant to be run now and
 * then: in between, the mailbox may hold more.
 */
export async function trimMessages(store: Store, keep: number): Promise<void> {
  const last = await store.read(query =>
    query.first(
      `SELECT id, received_at FROM messages WHERE received_at >= 0
        ORDER BY received_at DESC, id DESC LIMIT 1 OFFSET $1`,
      [keep],
    ),
  );
  if (!last) return;
  const upTo = [integer(last, 'received_at'), text(last, 'id')];
  let deleted = batch;
  while (deleted === batch) {
    deleted = await store.write(transaction =>
      transaction.run(
        `DELETE FROM messages WHERE id IN (SELECT id FROM messages
          WHERE (received_at, id) <= ($1, $2) ORDER BY received_at, id LIMIT $3)`,
        [...upTo, batch],
      ),
    );
  }
}
