import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const providerNotInPool = describeCause({
  id: 'provider-not-in-pool',
  title: 'The app client names an identity provider that the pool does not have',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: 'The provider <provider> does not exist for User Pool <pool>',
    },
  ],
  means:
    'SupportedIdentityProviders has a name without a provider. In infrastructure code the client is often made before its ' +
    'provider.',
  toldApart: 'ListIdentityProviders lacks the name; names mind capital letters.',
  fix: 'Let the client depend on the provider (DependsOn, addDependency), and write the name as the provider has it.',
  likely: 20,
  settledBy: filledIn('aws cognito-idp list-identity-providers --user-pool-id POOL_ID --region REGION'),
  source: documented('cognito-user-pools-identity-provider'),
});
