import type { KnownCall } from '../../causes/known.ts';
import { type Members, members, textOf } from '../../pool/members.ts';
import type { Told } from '../reading.ts';
import { safeText } from '../safe-text.ts';

/** Whether it is an event of Lifeguard's recorder, as `/_lifeguard/events` has them. */
export function isRecorderEvent(record: Members): boolean {
  return (
    typeof record.sequence === 'number' &&
    typeof record.time === 'number' &&
    typeof record.operation === 'string' &&
    Array.isArray(record.triggers)
  );
}

/** The call that the recorder has kept, and its cause, which the recorder knows. */
export function recorderCall(record: Members): { readonly call: KnownCall; readonly told: readonly Told[] } {
  const error = members(record.error);
  const type = textOf(error.type);
  const message = textOf(error.message);
  const [clientId, poolId, user] = [textOf(record.clientId), textOf(record.poolId), textOf(record.user)];
  const call: KnownCall = {
    seenIn: 'recorder',
    operation: String(record.operation),
    at: Number(record.time),
    outcome: record.outcome === 'ok' ? 'ok' : 'failed',
    ...(type !== undefined && {
      error: { type, ...(message !== undefined && { message: safeText(message) }) },
    }),
    ...(clientId !== undefined && { clientId }),
    ...(poolId !== undefined && { poolId, region: poolId.split('_')[0] ?? '' }),
    ...(user !== undefined && { user }),
  };
  const cause = members(record.cause);
  const id = textOf(cause.id);
  if (id === undefined) return { call, told: [] };
  const facts = Object.entries(members(cause.facts)).map(
    ([name, value]) => `${name} ${safeText(String(value), 100)}`,
  );
  const says = `The recorder knows it${facts.length > 0 ? `: ${facts.join(', ')}` : ''}.`;
  return { call, told: [{ cause: id, evidence: { says, speaks: 'settles it' }, call }] };
}
