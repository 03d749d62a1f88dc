import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const sesIdentityNotVerified = describeCause({
  id: 'ses-identity-not-verified',
  title: 'The sender is not verified in the region that the pool sends from',
  seen: [
    {
      at: 'API',
      error: 'CodeDeliveryFailureException',
      text: 'Email address is not verified. The following identities failed the check in region <region>: <identities>',
    },
    {
      at: 'deployment',
      error: 'InvalidEmailRoleAccessPolicyException',
      text: 'Cognito is not allowed to use your email identity',
    },
  ],
  means:
    'The From address or its domain is no verified identity of SES in the region of the SourceArn: it was verified in another ' +
    'region, its DNS records were removed, or it never was.',
  toldApart:
    'The message names the region and the identities; compare them with SourceArn and From of the pool.',
  fix: 'Verify the domain in that region, or point SourceArn to the region where it is.',
  likely: 35,
  settledBy: filledIn(
    'aws sesv2 get-email-identity --email-identity IDENTITY --region REGION --query VerifiedForSendingStatus',
  ),
  source: documented('user-pool-email'),
});
