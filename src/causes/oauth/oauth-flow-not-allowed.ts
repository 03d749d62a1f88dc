import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const oauthFlowNotAllowed = describeCause({
  id: 'oauth-flow-not-allowed',
  title: 'The app client does not allow that OAuth flow',
  seen: [
    { at: 'API', error: 'unauthorized_client' },
    { at: 'callback', error: 'unauthorized_client' },
    { at: 'callback', error: 'unsupported_response_type' },
  ],
  means:
    'AllowedOAuthFlows of the client lacks code, implicit or client_credentials, which the request used: response_type=code ' +
    'needs code, response_type=token needs implicit.',
  toldApart: 'DescribeUserPoolClient shows the flows.',
  fix: 'Add the flow to the client; use code with PKCE rather than implicit.',
  likely: 35,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (!client?.oauthFlows || address.responseType === undefined) continue;
      const needed = address.responseType === 'token' ? 'implicit' : address.responseType;
      const said = `Client ${namedClient(known, client.id)} allows ${client.oauthFlows.join(', ') || 'no flow'}`;
      yield client.oauthFlows.includes(needed)
        ? rulesOut(`${said}, and the request needs ${needed}.`)
        : settles(`${said}; the request needs ${needed}.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.AllowedOAuthFlows'",
  ),
  source: documented('authorization-endpoint'),
});
