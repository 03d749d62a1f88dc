import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const addressSuppressed = describeCause({
  id: 'address-suppressed',
  title: 'The address is on a suppression list',
  seen: [{ at: 'mail', text: 'The call succeeds, and one address never gets a mail.' }],
  means:
    'An address that bounced or complained once is kept on a list, and SES sends nothing to it any more without an error. The ' +
    'list of the default sender belongs to AWS and cannot be cleared.',
  toldApart: 'Others of the same domain get their mails. GetSuppressedDestination finds the address.',
  fix: 'Remove the address from the list of the account once it works again; with the default sender, move to your own SES.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user && !user.emailVerified)
      yield speaksAgainst('The e-mail address of the user is not verified, which is cause enough.');
  }),
  settledBy: filledIn('aws sesv2 get-suppressed-destination --email-address ADDRESS --region REGION'),
  source: documented('user-pool-email'),
});
