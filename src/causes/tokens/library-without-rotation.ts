import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { reported } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';

export const libraryWithoutRotation = describeCause({
  id: 'library-without-rotation',
  title: 'The client library does not know how to refresh with rotation',
  seen: [
    {
      at: 'client library',
      text: 'Users are signed out at the first refresh after rotation was switched on.',
    },
    { at: 'API', error: 'NotAuthorizedException', text: 'Invalid Refresh Token' },
    {
      at: 'API',
      error: 'UnsupportedOperationException',
      text: 'This API does not support refresh token rotation',
    },
  ],
  means:
    'With rotation on, tokens are refreshed by GetTokensFromRefreshToken, and each answer brings a new refresh token. Older ' +
    'client libraries send REFRESH_TOKEN_AUTH, and keep the first token.',
  toldApart: 'It begins for all users of the app when rotation is switched on; the calls are InitiateAuth.',
  fix: 'Update the library everywhere first, old versions of apps included, and switch rotation on then.',
  likely: 12,
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.rotates === false)
      yield rulesOut(`Client ${namedClient(known, client.id)} does not rotate refresh tokens.`);
    else if (client?.rotates && flowOf(known)?.startsWith('REFRESH_TOKEN'))
      yield speaksFor(
        `Client ${namedClient(known, client.id)} rotates refresh tokens, and the call was ${flowOf(known)}.`,
      );
  }),
  settledBy: () => 'npm ls aws-amplify amazon-cognito-identity-js',
  source: reported('aws-amplify/amplify-js', 14481),
});
