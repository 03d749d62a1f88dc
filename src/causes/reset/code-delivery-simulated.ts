import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { clientHidesUsers } from '../user-hiding.ts';

export const codeDeliverySimulated = describeCause({
  id: 'code-delivery-simulated',
  title: 'No code was sent: its delivery was simulated, to hide who exists',
  seen: [{ at: 'mail', text: 'ForgotPassword answers with CodeDeliveryDetails, and no mail arrives.' }],
  means:
    'ForgotPassword answered as if it had sent a code. The app client hides who exists (PreventUserExistenceErrors is ' +
    'ENABLED), and there is nobody to send it to: no such user in this pool, a disabled one, or one without a verified ' +
    'address. The answer names a made-up destination.',
  toldApart:
    'The masked destination of the answer does not fit the address of the user, and the CustomMessage function does not run. ' +
    'Where it does run, a code was made, and the mail got lost later.',
  fix:
    'Look the user up in the pool that the client belongs to: another pool or stage, another spelling, a disabled account, ' +
    'an address that is not verified. Mend the user, not the mail.',
  likely: 40,
  judge: judgedBy(function* (known) {
    yield* clientHidesUsers(known);
    const user = existingUser(known);
    if (known.user?.exists === false) yield speaksFor('The pool has no user of that name.');
    else if (user && !user.isEnabled) yield speaksFor('The user is disabled.');
    else if (user && !user.emailVerified && !user.phoneVerified)
      yield speaksFor('Neither the e-mail address nor the phone number of the user is verified.');
    else if (user && (user.isFederated || user.status === 'FORCE_CHANGE_PASSWORD'))
      yield speaksFor(
        `The user has no password of its own to reset (${user.isFederated ? 'federated' : user.status}).`,
      );
    else if (user) yield rulesOut('The user exists, is enabled and has a verified address.');
    if (known.answers.some(({ source }) => source === 'CustomMessage_ForgotPassword'))
      yield rulesOut('The CustomMessage function ran for ForgotPassword, so that a code was made.');
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
  source: documented('cognito-user-pool-managing-errors'),
});
