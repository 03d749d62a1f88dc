import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { reported } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';

export const rotationReplacesThisFlow = defineCause<{ client: string }>({
  id: 'rotation-replaces-this-flow',
  title: 'The app client rotates refresh tokens',
  shows: {
    type: 'UnsupportedOperationException',
    message: 'This API does not support refresh token rotation',
  },
  means:
    'With RefreshTokenRotation enabled, refreshing goes through GetTokensFromRefreshToken, not ' +
    'REFRESH_TOKEN_AUTH.',
  toldApart: 'DescribeUserPoolClient shows RefreshTokenRotation ENABLED.',
  fix: 'Call GetTokensFromRefreshToken, or switch rotation off.',
  likely: 30,
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Invalid Refresh Token' },
    { at: 'client library', text: 'Users are signed out after the first refresh.' },
  ],
  judge: judgedBy(function* (known) {
    const client = sendingClient(known);
    if (client?.rotates === false)
      yield rulesOut(`Client ${namedClient(known, client.id)} does not rotate refresh tokens.`);
    else if (client?.rotates) {
      const flow = flowOf(known);
      const said = `Client ${namedClient(known, client.id)} rotates refresh tokens`;
      yield flow?.startsWith('REFRESH_TOKEN')
        ? settles(`${said}, and the call used ${flow}.`)
        : speaksFor(`${said}.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.RefreshTokenRotation'",
  ),
  source: reported('aws-amplify/amplify-js', 14427),
});
