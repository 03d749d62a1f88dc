import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const dailyMailLimit = describeCause({
  id: 'daily-mail-limit',
  title: 'The default sender has sent all mails that it sends in a day',
  seen: [
    {
      at: 'API',
      error: 'LimitExceededException',
      text: 'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
    },
  ],
  means:
    'With EmailSendingAccount COGNITO_DEFAULT, Cognito sends 50 mails a day, for all pools of the account together. Tests and ' +
    'probes count as well.',
  toldApart:
    'The message speaks of mail. Too many tries of one user have the same error with another message.',
  fix: 'Send by your own Amazon SES: EmailSendingAccount DEVELOPER with the SourceArn of a verified identity.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const mail = askedPool(known)?.mail;
    if (mail)
      yield mail === 'DEVELOPER'
        ? rulesOut('The pool sends by Amazon SES (DEVELOPER).')
        : settlesWhereShown(
            known,
            /daily email limit/,
            'The pool sends by the default sender (COGNITO_DEFAULT).',
          );
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.EmailConfiguration'",
  ),
  source: documented('limits'),
});
