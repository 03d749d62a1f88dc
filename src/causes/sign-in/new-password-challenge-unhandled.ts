import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const newPasswordChallengeUnhandled = describeCause({
  id: 'new-password-challenge-unhandled',
  title: 'The app does not handle NEW_PASSWORD_REQUIRED',
  seen: [
    { at: 'API', text: '{"ChallengeName":"NEW_PASSWORD_REQUIRED"}' },
    { at: 'client library', text: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED' },
  ],
  means:
    'The user signs in with the temporary password of an invitation. The answer is no error and has no tokens: it is a ' +
    'challenge that asks for a new password, and for required attributes that have no value yet. An app that looks for tokens ' +
    'takes that for a failure.',
  toldApart:
    'UserStatus is FORCE_CHANGE_PASSWORD; the answer has ChallengeName and Session in the place of tokens.',
  fix:
    'Answer by RespondToAuthChallenge with NEW_PASSWORD, the Session and userAttributes.NAME for each missing attribute; or ' +
    'set a permanent password with AdminSetUserPassword.',
  likely: 50,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user)
      yield user.status === 'FORCE_CHANGE_PASSWORD'
        ? speaksFor('The status of the user is FORCE_CHANGE_PASSWORD.')
        : rulesOut(`The status of the user is ${user.status}.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: documented('amazon-cognito-user-pools-authentication-flow'),
});
