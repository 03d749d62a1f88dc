import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const managedLoginWithoutBranding = describeCause({
  id: 'managed-login-without-branding',
  title: 'Managed login is on, and the client has no branding style',
  seen: [
    { at: 'sign-in page', text: 'Login pages unavailable' },
    { at: 'sign-in page', text: 'Login pages unavailable. Please contact an administrator.' },
  ],
  means:
    'The domain has ManagedLoginVersion 2, whose pages exist for a client only once it has a branding style, if only the ' +
    'default one. Clients that are made by the API or by infrastructure code have none.',
  toldApart:
    'DescribeUserPoolDomain shows ManagedLoginVersion 2, and DescribeManagedLoginBrandingByClient finds nothing.',
  fix: 'CreateManagedLoginBranding for the client with UseCognitoProvidedValues true, or set ManagedLoginVersion 1.',
  likely: 60,
  settledBy: filledIn(
    'aws cognito-idp describe-managed-login-branding-by-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION',
  ),
  source: documented('cognito-user-pools-managed-login'),
});
