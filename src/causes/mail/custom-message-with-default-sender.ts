import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const customMessageWithDefaultSender = describeCause({
  id: 'custom-message-with-default-sender',
  title: 'A trigger writes the mail of a pool that sends by the default sender',
  seen: [{ at: 'API', error: 'InvalidLambdaResponseException', text: 'Unrecognizable lambda output' }],
  means:
    'By the Developer Guide, CustomMessage may set emailMessage and emailSubject only where EmailSendingAccount is DEVELOPER. ' +
    'Many pools with the default sender do it all the same, and it works; take this for the cause only when nothing else is.',
  toldApart: 'EmailSendingAccount is COGNITO_DEFAULT and the answer keeps the contract in all else.',
  fix: 'Send by Amazon SES: EmailSendingAccount DEVELOPER with the SourceArn of a verified identity.',
  likely: 2,
  judge: judgedBy(function* (known) {
    const mail = askedPool(known)?.mail;
    if (mail === 'DEVELOPER') yield rulesOut('The pool sends by Amazon SES (DEVELOPER).');
    else if (mail) yield speaksFor('The pool sends by the default sender (COGNITO_DEFAULT).');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.EmailConfiguration'",
  ),
  source: documented('user-pool-lambda-custom-message'),
});
