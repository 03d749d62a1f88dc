import { areAll } from '../are-all.ts';
import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const audienceMissing = describeCause({
  id: 'audience-missing',
  title: 'The check looks for aud, which access tokens do not have',
  seen: [
    { at: 'client library', error: 'JsonWebTokenError', text: 'jwt audience invalid. expected: <client>' },
    { at: 'client library', error: 'JWTClaimValidationFailed', text: 'missing required "aud" claim' },
    { at: 'gateway', error: '401', text: 'the token does not have a valid audience' },
    { at: 'client library', error: 'MissingRequiredClaimError', text: 'Token is missing the "aud" claim' },
    { at: 'client library', text: 'IDX10206: <what>' },
  ],
  means:
    'Access tokens of user pools name their client as client_id and have no aud, unless the sign-in asked for a resource. A ' +
    'general JWT library that is told to check the audience refuses each of them.',
  toldApart: 'The token is an access token. ID tokens of the same sign-in pass.',
  fix: 'Check client_id for access tokens and aud for ID tokens, by token_use; aws-jwt-verify does so by itself.',
  likely: 30,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokens } = known;
    for (const { use } of tokens)
      if (use === 'access')
        yield speaksFor('The token is an access token, which has client_id in the place of aud.');
      else if (areAll(known, 'id')) yield rulesOut('The token is an ID token, which has aud.');
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-user-pools-using-the-access-token'),
});
