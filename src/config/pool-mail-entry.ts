import * as z from 'zod';
import { oneOf, sender, text } from './kinds.ts';

/** Who sends the mail of a pool, as the pool is told: not how mail leaves this machine. */
export const poolMailEntry = z.strictObject(
  {
    sendingAccount: oneOf('COGNITO_DEFAULT', 'DEVELOPER')
      .default('COGNITO_DEFAULT')
      .describe(
        '`DEVELOPER` sends through your own SES identity, which a custom mail needs; `COGNITO_DEFAULT` from ' +
          'no-reply@verificationemail.com (`EmailSendingAccount`).',
      ),
    from: sender().exactOptional().describe('The sender that the recipient sees (`From`).'),
    replyTo: sender().exactOptional().describe('Where answers go (`ReplyToEmailAddress`).'),
    sourceArn: text('an ARN of an SES identity', /^arn:[\w-]+:ses:[\w-]+:\d{12}:identity\/[^\s/]+$/)
      .exactOptional()
      .describe('The SES identity that sends (`SourceArn`).'),
    configurationSet: text('a name of letters, digits, _ and -, at most 64', /^[\w-]{1,64}$/)
      .exactOptional()
      .describe('The SES configuration set (`ConfigurationSet`).'),
  },
  { error: 'a mapping' },
);
