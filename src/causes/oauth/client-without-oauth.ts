import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const clientWithoutOauth = describeCause({
  id: 'client-without-oauth',
  title: 'The app client is not enabled for OAuth',
  seen: [
    { at: 'callback', error: 'unauthorized_client', text: 'Client is not enabled for OAuth2.0 flows.' },
    { at: 'sign-in page', text: 'Client is not enabled for OAuth2.0 flows.' },
  ],
  means:
    'AllowedOAuthFlowsUserPoolClient is false, or there are no flows. An update that leaves the member out sets it back to ' +
    'false, with the flows still there.',
  toldApart:
    'DescribeUserPoolClient shows AllowedOAuthFlowsUserPoolClient. Where it is true, look at the letters of the callback host.',
  fix: 'Set AllowedOAuthFlowsUserPoolClient to true with flows, scopes and callback URLs, in the same update.',
  likely: 35,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (client?.oauthFlows)
        yield client.oauthFlows.length === 0
          ? settlesWhereShown(
              known,
              /unauthorized_client|not enabled for OAuth/,
              `Client ${namedClient(known, client.id)} has no OAuth flows.`,
            )
          : speaksAgainst(
              `Client ${namedClient(known, client.id)} has the flows ${client.oauthFlows.join(', ')}.`,
            );
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.AllowedOAuthFlowsUserPoolClient'",
  ),
  source: documented('cognito-user-pools-app-idp-settings'),
});
