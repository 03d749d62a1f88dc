import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { settles, speaksAgainst } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { span } from '../span.ts';

export const refreshTokenReused = defineCause<{ user: string; family: string; graceSeconds: number }>({
  id: 'refresh-token-reused',
  title: 'A refresh token was used again after it had been exchanged',
  shows: {
    type: 'RefreshTokenReuseException',
    message: 'Refresh token reuse detected',
  },
  means:
    'The app client rotates refresh tokens: each use gives a new one and ends the old one, at once or after the ' +
    'grace of RetryGracePeriodSeconds. The token that came is an old one. The sign-in goes on with the newest.',
  toldApart:
    'The fact `graceSeconds` says how long a retry is taken. Two tabs or requests that refresh at once, a retry ' +
    'after a lost answer, and an app that did not keep the new token show this; so does a stolen token.',
  fix:
    'Keep the RefreshToken of each answer, refresh from one place at a time, and set RetryGracePeriodSeconds to ' +
    'some 10 seconds for retries. Where nobody of yours sent the token twice, revoke it and sign in again.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.rotates === false)
      yield speaksAgainst(`Client ${namedClient(known, client.id)} does not rotate refresh tokens.`);
    const refresh = failedCall(known, ['GetTokensFromRefreshToken']);
    const mark = refresh?.marks?.refreshToken;
    if (refresh === undefined || mark === undefined) return;
    const earlier = known.calls
      .slice(0, known.calls.indexOf(refresh))
      .findLast(
        ({ operation, outcome, marks }) =>
          operation === 'GetTokensFromRefreshToken' && outcome === 'ok' && marks?.refreshToken === mark,
      );
    if (earlier?.at !== undefined && refresh.at !== undefined)
      yield settles(`The same refresh token was exchanged ${span(refresh.at - earlier.at)} before.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.RefreshTokenRotation'",
  ),
  source: documented('amazon-cognito-user-pools-using-the-refresh-token'),
});
