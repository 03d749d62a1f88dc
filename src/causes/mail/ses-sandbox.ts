import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const sesSandbox = describeCause({
  id: 'ses-sandbox',
  title: 'The SES account is in the sandbox',
  seen: [
    {
      at: 'API',
      error: 'CodeDeliveryFailureException',
      text: 'Amazon SES account is in Sandbox. Verify Send-to email address or Amazon SES Account',
    },
    {
      at: 'API',
      error: 'CodeDeliveryFailureException',
      text: 'Email address is not verified. The following identities failed the check in region <region>: <identities>',
    },
    { at: 'mail', text: 'The call succeeds, and mails arrive at some addresses only.' },
  ],
  means:
    'In the sandbox, which each region of an account begins in, SES sends only to addresses that are verified themselves, and ' +
    '200 mails a day.',
  toldApart:
    'Mails to your own verified addresses arrive, those to users do not. ProductionAccessEnabled is false in the region of the identity.',
  fix: 'Ask for production access in the region of the SourceArn; until then verify the addresses of testers.',
  likely: 40,
  settledBy: filledIn('aws sesv2 get-account --region REGION --query ProductionAccessEnabled'),
  source: documented('user-pool-email'),
});
