import { defineCause } from '../cause.ts';
import { type Evidence, rulesOut, settles } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import type { Known } from '../known.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

/** How the service shows it; with a wrong password beside, it may show that instead (inferred). */
const refusal = /^NotAuthorizedException$|User is disabled|Incorrect username or password/i;

const refusedPassword = /Incorrect username or password/i;

export const userIsDisabled = defineCause<{ user: string }>({
  id: 'user-is-disabled',
  title: 'The user is disabled',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User is disabled.',
  },
  means: 'An administrator disabled the user.',
  toldApart: 'AdminGetUser shows Enabled false; CloudTrail has AdminDisableUser for the user.',
  fix: 'AdminEnableUser, if the user may come back.',
  likely: 20,
  seen: [{ at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' }],
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user?.isEnabled) yield rulesOut('The user is enabled.');
    else if (user && known.errors.some(({ message = '' }) => refusedPassword.test(message)))
      // Whatever was wrong with the password: the right one would not do either.
      yield settles('The user is disabled, and is refused with any password.');
    else if (user) yield settlesWhereShown(known, refusal, 'The user is disabled.');
    yield* fromCalls(known);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query Enabled',
  ),
});

/** Whether the user of the call that failed was disabled before it, and not enabled again. */
function* fromCalls(known: Known): Iterable<Evidence> {
  const refused = known.calls.findLast(({ outcome }) => outcome === 'failed');
  if (refused?.user === undefined) return;
  const change = known.calls
    .slice(0, known.calls.indexOf(refused))
    .findLast(
      ({ operation, outcome, user }) =>
        outcome === 'ok' && user === refused.user && /^Admin(?:Disable|Enable)User$/.test(operation),
    );
  if (change?.operation === 'AdminDisableUser')
    yield settlesWhereShown(
      known,
      refusal,
      `AdminDisableUser was called for the user before ${refused.operation}, and no AdminEnableUser since.`,
    );
}
