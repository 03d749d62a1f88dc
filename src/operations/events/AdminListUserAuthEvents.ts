import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { AuthEvent } from '../../pool/auth-event.ts';
import type { Seal } from '../../pool/seal.ts';
import type { User } from '../../pool/user.ts';
import { listAuthEvents } from '../../store/auth-events.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { eventView } from './event-view.ts';
import { requireEvents } from './require-events.ts';

/** As many events as a page has where MaxResults is 0 or absent (documented). */
const most = 60;

type Position = Pick<AuthEvent, 'createdAt' | 'id'>;

/** Before any event: later than all times, and behind every id. */
const start: Position = { createdAt: Number.MAX_SAFE_INTEGER, id: '' };

/**
 * What a user did, or somebody in its name, the newest first.
 *
 * @throws pool-not-found, threat-protection-off, user-not-found, pagination-token-invalid
 */
export async function AdminListUserAuthEvents(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'AdminListUserAuthEvents'>,
  call: Call,
): Promise<Output<'AdminListUserAuthEvents'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  requireEvents(pool);
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  const after = openPosition(seal, user, input.NextToken);
  const size = input.MaxResults || most;
  const found = await store.read(query => listAuthEvents(query, user, after, size + 1));
  const events = found.slice(0, size);
  const last = events.at(-1);
  return {
    AuthEvents: events.map(eventView),
    ...(last && found.length > size && { NextToken: sealPosition(seal, user, last) }),
  };
}

const purposeOf = ({ poolId, sub }: User) => `auth-events:${poolId}:${sub}`;

function sealPosition(seal: Seal, user: User, { createdAt, id }: Position): string {
  return seal.seal(purposeOf(user), JSON.stringify({ createdAt, id }));
}

function openPosition(seal: Seal, user: User, token: string | undefined): Position {
  if (token === undefined) return start;
  const opened = seal.open(purposeOf(user), token);
  if (!opened) throw paginationTokenInvalid({ reason: 'it does not open' });
  return JSON.parse(opened.toString());
}
