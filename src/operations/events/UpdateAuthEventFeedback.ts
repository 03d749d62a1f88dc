import { feedbackTokenInvalid } from '../../causes/events/feedback-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { requireEvents } from './require-events.ts';

/**
 * Takes a user's word on an event, by the token in the mail about a risky sign-in. No risk is
 * judged here and so no such mail sent: no token is good. The token is looked at before the user,
 * so that nobody learns who exists.
 *
 * @throws pool-not-found, pool-in-another-region, threat-protection-off, feedback-token-invalid
 */
export async function UpdateAuthEventFeedback(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'UpdateAuthEventFeedback'>,
  call: Call,
): Promise<Output<'UpdateAuthEventFeedback'>> {
  requireEvents(poolOf(directory, input.UserPoolId, call));
  throw feedbackTokenInvalid({ user: input.Username });
}
