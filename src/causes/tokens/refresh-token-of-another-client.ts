import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const refreshTokenOfAnotherClient = defineCause<{
  issuedTo: string;
  submittedBy: string;
  user: string;
}>({
  id: 'refresh-token-of-another-client',
  title: 'The refresh token was issued to another app client',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has different Client',
  },
  means: 'A refresh token works only with the app client of its sign-in.',
  toldApart: 'The facts name both clients.',
  fix: 'Refresh with the client id that signed in.',
  likely: 60,
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Invalid Refresh Token' },
    { at: 'client library', error: 'InvalidRefreshTokenException' },
  ],
  judge: judgedBy(function* (known) {
    const refresh = failedCall(known, ['InitiateAuth', 'AdminInitiateAuth', 'GetTokensFromRefreshToken']);
    const mark = refresh?.marks?.refreshToken;
    if (refresh?.clientId === undefined) return;
    const signIn = known.calls
      .slice(0, known.calls.indexOf(refresh))
      .findLast(
        ({ outcome, marks, user, operation }) =>
          outcome === 'ok' &&
          (mark === undefined
            ? user !== undefined &&
              user === refresh.user &&
              /InitiateAuth|RespondToAuthChallenge/.test(operation)
            : marks?.refreshToken === mark),
      );
    if (signIn?.clientId === undefined) return;
    const said = `The sign-in was by client ${namedClient(known, signIn.clientId)}, the refresh by ${namedClient(known, refresh.clientId)}.`;
    if (signIn.clientId === refresh.clientId) yield mark === undefined ? speaksAgainst(said) : rulesOut(said);
    else yield mark === undefined ? speaksFor(said) : settles(said);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=InitiateAuth',
  ),
  source: documented('amazon-cognito-user-pools-using-the-refresh-token'),
});
