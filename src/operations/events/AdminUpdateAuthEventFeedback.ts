import { authEventNotFound } from '../../causes/events/auth-event-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { judgeAuthEvent } from '../../store/auth-events.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { requireEvents } from './require-events.ts';

/**
 * Says of an event whether it was the user. It is kept and shown; nothing else follows from it here.
 *
 * @throws pool-not-found, pool-in-another-region, threat-protection-off, user-not-found, auth-event-not-found
 */
export async function AdminUpdateAuthEventFeedback(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminUpdateAuthEventFeedback'>,
  call: Call,
): Promise<Output<'AdminUpdateAuthEventFeedback'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  requireEvents(pool);
  // The provider of feedback by an administrator is documented as Admin.
  const feedback = { value: input.FeedbackValue, by: 'Admin', at: clock.now() };
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    const isJudged = await judgeAuthEvent(transaction, user, input.EventId, feedback);
    if (!isJudged) throw authEventNotFound({ user: user.username, event: input.EventId });
  });
  return {};
}
