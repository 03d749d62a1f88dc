import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import type { KnownCall } from '../known.ts';
import { secretOfClient } from '../secret-of-client.ts';
import { askedPool } from '../sender.ts';

/** In the first step the hash is over the name that was sent, whatever it is. */
function isLaterStep(call: KnownCall | undefined): boolean {
  return call?.operation === 'RespondToAuthChallenge' || call?.authFlow?.startsWith('REFRESH_TOKEN') === true;
}

export const secretHashOfAlias = describeCause({
  id: 'secret-hash-of-alias',
  title: 'The SECRET_HASH was made over the alias, not over the user name',
  seen: [
    {
      at: 'API',
      error: 'NotAuthorizedException',
      text: 'SecretHash does not match for the client: <client>',
    },
    { at: 'API', error: 'NotAuthorizedException', text: 'Unable to verify secret hash for client <client>' },
  ],
  means:
    'After the first step of a sign-in, and in every refresh, the hash is compared with one over the real user name, which is ' +
    'often the sub. A hash over the e-mail address that the user signed in with fails there.',
  toldApart:
    'The first call, with the same code to make the hash, succeeds; the refresh or the answer to a challenge fails. The user ' +
    'name in the access token (username) or ID token (cognito:username) is not what was hashed.',
  fix: 'Keep the user name of the token, or USER_ID_FOR_SRP of the challenge, and make the hash over that from then on.',
  likely: 25,
  judge: judgedBy(function* (known) {
    yield* secretOfClient(known);
    const call = known.calls.findLast(
      ({ outcome, hasSecretHash }) => outcome === 'failed' && hasSecretHash !== undefined,
    );
    if (call?.hasSecretHash === false) yield rulesOut(`The call of ${call.operation} had no SECRET_HASH.`);
    else if (isLaterStep(call))
      yield speaksFor(
        call?.operation === 'RespondToAuthChallenge'
          ? 'The call was the answer to a challenge.'
          : 'The call was a refresh.',
      );
    else if (call) yield speaksAgainst(`The call was ${call.operation}, the first step.`);
    const isLater =
      isLaterStep(call) ||
      known.errors.some(({ message = '' }) => /SecretHash does not match/i.test(message));
    const names = askedPool(known)?.usernameAttributes;
    if (isLater && names && names.length > 0)
      yield speaksFor(`Users of the pool sign in by ${names.join(' or ')}, and have subs as user names.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query Username',
  ),
  source: reported('aws/aws-sdk-net-extensions-cognito', 94),
});
