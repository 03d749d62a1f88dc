import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { AuthEvent } from '../../pool/auth-event.ts';
import { listAuthEvents } from '../../store/auth-events.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { eventView } from './event-view.ts';
import { requireEvents } from './require-events.ts';

/**
 * What a user did, or somebody in its name, the newest first.
 *
 * @throws pool-not-found, pool-in-another-region, threat-protection-off, user-not-found,
 * pagination-token-invalid
 */
export async function AdminListUserAuthEvents(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'AdminListUserAuthEvents'>,
  call: Call,
): Promise<Output<'AdminListUserAuthEvents'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  requireEvents(pool);
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  const page = await readPage(seal, {
    name: `AdminListUserAuthEvents:${pool.id}:${user.sub}`,
    // MaxResults of 0 stands for none (documented).
    size: input.MaxResults || defaultSize,
    token: input.NextToken,
    read: (after, limit) => store.read(query => listAuthEvents(query, user, positionOf(after), limit)),
    keyOf: event => `${event.createdAt} ${event.id}`,
    invalid: reason => paginationTokenInvalid({ reason }),
  });
  return { AuthEvents: page.items.map(eventView), ...page.next };
}

/** Where the event of that key stands; before any event, without a key. */
function positionOf(key: string): Pick<AuthEvent, 'createdAt' | 'id'> {
  const [createdAt = Number.MAX_SAFE_INTEGER, id = ''] = key === '' ? [] : key.split(' ');
  return { createdAt: Number(createdAt), id };
}
