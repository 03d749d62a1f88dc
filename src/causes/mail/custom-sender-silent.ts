import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const customSenderSilent = describeCause({
  id: 'custom-sender-silent',
  title: 'The custom sender failed, which nobody is told',
  seen: [
    { at: 'mail', text: 'The call succeeds, and no mail arrives; the pool has a CustomEmailSender.' },
    {
      at: 'function log',
      error: 'AccessDeniedException',
      text: 'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    },
  ],
  means:
    'CustomEmailSender and CustomSMSSender replace the sending of Cognito and are not waited for. A function that throws, may ' +
    'not decrypt the code, or is refused by its provider leaves the caller with a success and the user without a mail.',
  toldApart: 'LambdaConfig has the sender, and its metric Errors or its log has the failure.',
  fix: 'Alarm on Errors of the function, give it kms:Decrypt on the key, and keep failed events in a queue.',
  likely: 35,
  judge: judgedBy(function* (known) {
    const triggers = askedPool(known)?.triggers;
    if (triggers)
      yield triggers.some(name => name === 'CustomEmailSender' || name === 'CustomSMSSender')
        ? speaksFor('The pool has a custom sender.')
        : rulesOut('The pool has no custom sender.');
    for (const { says, action } of known.logs)
      if (says === 'access denied' && action === 'kms:Decrypt')
        yield settles('The log says that kms:Decrypt was denied.');
      else if (says === 'threw') yield speaksFor('The log has an error of the function.');
  }),
  settledBy: filledIn('aws logs tail /aws/lambda/CUSTOM_SENDER_FUNCTION --since 1h --region REGION'),
  source: documented('user-pool-lambda-custom-email-sender'),
});
