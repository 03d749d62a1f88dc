import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const audienceOfAnotherClient = describeCause({
  id: 'audience-of-another-client',
  title: 'The token was issued to another app client than the one that is expected',
  seen: [
    { at: 'gateway', error: '401', text: 'the token does not have a valid audience' },
    {
      at: 'client library',
      error: 'CognitoJwtInvalidClientIdError',
      text: 'Client ID not allowed: <client>. Expected: <expected>',
    },
    {
      at: 'client library',
      error: 'JwtInvalidClaimError',
      text: 'Audience not allowed: <client>. Expected: <expected>',
    },
    { at: 'client library', error: 'InvalidAudienceError', text: "Audience doesn't match" },
    { at: 'client library', text: 'IDX10214: <what>' },
  ],
  means:
    'Each token names the app client of its sign-in: an ID token as aud, an access token as client_id. The authorizer or ' +
    'verifier has a list of clients that it takes, and this one is not on it.',
  toldApart:
    'Signature, issuer and time of the token are right; only its client is another. It fails for one app of several.',
  fix: 'Add the client id to the audience list of the authorizer, or to clientId of the verifier.',
  likely: 50,
  judge: judgedBy(function* (known) {
    const by = known.sentBy;
    for (const { clientId, signature, takenForClient } of known.tokens) {
      if (clientId === undefined) continue;
      // Where nothing has failed, only that the two differ says anything: that is what was asked.
      if (!hasFailed(known)) {
        if (takenForClient !== undefined && signature !== 'wrong')
          yield settles(
            `The token was issued to client ${namedClient(known, clientId)}, not to ${namedClient(known, takenForClient)}.`,
          );
        continue;
      }
      if (signature === 'wrong') yield rulesOut('The signature of the token is wrong.');
      if (by !== undefined && by !== clientId)
        yield settlesWhereShown(
          known,
          /audience|Client ID not allowed/i,
          `The token was issued to client ${namedClient(known, clientId)}, not to ${namedClient(known, by)}.`,
        );
      else if (by !== undefined)
        yield rulesOut(`The token was issued to client ${namedClient(known, clientId)}.`);
      else
        yield speaksFor(
          `The token was issued to client ${namedClient(known, clientId)}; see whether the list has that.`,
        );
    }
  }),
  settledBy: () => "aws apigatewayv2 get-authorizers --api-id API_ID --query 'Items[].JwtConfiguration'",
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
