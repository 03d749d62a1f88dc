import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { clientHidesUsers } from '../user-hiding.ts';

export const triggerForUnknownUser = describeCause({
  id: 'trigger-for-unknown-user',
  title: 'The function runs for a user who does not exist, and does not expect that',
  seen: [
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: "DefineAuthChallenge failed with error Cannot read properties of undefined (reading '<attribute>').",
    },
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: 'PreAuthentication failed with error <text>.',
    },
  ],
  means:
    'Where the client hides who exists, triggers of the sign-in run for unknown users as well, with request.userNotFound true ' +
    'and without user attributes. A function that fails on that tells strangers who exists.',
  toldApart: 'The event has userNotFound true. Users who exist sign in.',
  fix: 'Look at request.userNotFound first, and answer the same challenge as for others.',
  likely: 10,
  judge: judgedBy(function* (known) {
    if (known.user)
      yield known.user.exists
        ? rulesOut('The user exists in the pool.')
        : speaksFor('The pool has no user of that name.');
    yield* clientHidesUsers(known);
  }),
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('cognito-user-pool-managing-errors'),
});
