import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const mailTakenForSpam = describeCause({
  id: 'mail-taken-for-spam',
  title: 'The mail ended in the spam folder',
  seen: [
    { at: 'mail', text: 'From: no-reply@verificationemail.com' },
    { at: 'mail', text: 'The mail is in the spam folder.' },
  ],
  means:
    'The default sender no-reply@verificationemail.com is shared by everybody, and no domain of yours stands behind it. A ' +
    'sender of your own without DKIM and DMARC fares no better.',
  toldApart:
    'The mail exists, in another folder. Its headers show dkim, spf and dmarc as the receiver saw them.',
  fix: 'Send by your own SES from your domain, with DKIM and DMARC that align with From, and links to the same domain.',
  likely: 25,
  judge: judgedBy(function* (known) {
    if (askedPool(known)?.mail === 'COGNITO_DEFAULT')
      yield speaksFor('The pool sends by the default sender (COGNITO_DEFAULT).');
  }),
  settledBy: filledIn(
    'aws sesv2 get-email-identity --email-identity DOMAIN --region REGION --query DkimAttributes',
  ),
  source: documented('user-pool-email'),
});
