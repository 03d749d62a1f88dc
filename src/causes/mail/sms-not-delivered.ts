import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const smsNotDelivered = describeCause({
  id: 'sms-not-delivered',
  title: 'The SMS was sent and not delivered',
  seen: [
    { at: 'API', error: 'CodeDeliveryFailureException', text: 'Unable to deliver code to user' },
    { at: 'mail', text: 'The call succeeds, and no SMS arrives.' },
  ],
  means:
    'The SMS account is in the sandbox, its monthly spending limit is reached, the country wants a registered sender, or the ' +
    'carrier refused it.',
  toldApart:
    'SMS to numbers that are verified in the sandbox arrive. CodeDeliveryDetails has DeliveryMedium SMS.',
  fix: 'Leave the sandbox, raise the spending limit, and register an origination number for the countries of your users.',
  likely: 15,
  settledBy: filledIn(
    'aws sns get-sms-sandbox-account-status --region REGION; aws sns get-sms-attributes --region REGION',
  ),
  source: documented('user-pool-sms-settings'),
});
