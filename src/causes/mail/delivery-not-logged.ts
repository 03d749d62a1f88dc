import { describeCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const deliveryNotLogged = describeCause({
  id: 'delivery-not-logged',
  title: 'Failures of delivery are logged nowhere',
  seen: [{ at: 'mail', text: 'The call succeeds, no mail arrives, and no log says why.' }],
  means:
    'By default a pool writes no log of what it could not deliver. The errors of SES and SNS at the time of sending are lost.',
  toldApart: 'GetLogDeliveryConfiguration shows no userNotification.',
  fix: 'SetLogDeliveryConfiguration with EventSource userNotification, LogLevel ERROR and a log group.',
  likely: 5,
  settledBy: filledIn(
    'aws cognito-idp get-log-delivery-configuration --user-pool-id POOL_ID --region REGION',
  ),
});
