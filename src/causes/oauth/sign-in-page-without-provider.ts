import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const signInPageWithoutProvider = describeCause({
  id: 'sign-in-page-without-provider',
  title: 'The app client has no identity provider to sign in with',
  seen: [
    { at: 'sign-in page', text: 'Login pages unavailable' },
    { at: 'sign-in page', text: 'Login pages unavailable. Please contact an administrator.' },
    { at: 'sign-in page', text: 'Login option is not available. Please try another one' },
  ],
  means:
    'SupportedIdentityProviders of the client is empty, so that the page has nothing to show. A client that was made by the ' +
    'API without the member has none.',
  toldApart: 'DescribeUserPoolClient shows no SupportedIdentityProviders.',
  fix: 'Set SupportedIdentityProviders to COGNITO, and to the providers that users sign in with.',
  likely: 30,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (client?.providers)
        yield client.providers.length === 0
          ? settlesWhereShown(
              known,
              /unavailable|not available/,
              `Client ${namedClient(known, client.id)} has no providers.`,
            )
          : rulesOut(`Client ${namedClient(known, client.id)} has ${client.providers.join(', ')}.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.SupportedIdentityProviders'",
  ),
  source: documented('cognito-user-pools-app-idp-settings'),
});
