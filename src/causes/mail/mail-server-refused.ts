import { defineCause } from '../cause.ts';
import { undeliveredAtSignIn } from '../undelivered-at-sign-in.ts';

export const mailServerRefused = defineCause<{ server: string; reason: string }>({
  id: 'mail-server-refused',
  title: 'The mail server refused the message',
  shows: { type: 'CodeDeliveryFailureException', message: 'Unable to deliver code to user' },
  elsewhere: undeliveredAtSignIn,
  means:
    'The SMTP server answered and did not take the mail with the code: it refused the login, the sender, the ' +
    'recipient, or the message itself. No code was kept, so a code that was asked for earlier still works.',
  toldApart:
    "The recorder holds the server's answer. 535 is the login, 550 or 553 to the recipient an address that " +
    'does not exist or may not be written to, 554 the content or the reputation of the sender; a number that ' +
    'starts with 4 means later. On AWS, the same error is shown when Amazon SES refuses: a sandbox account, an ' +
    'identity that is not verified, or a region other than that of the SourceArn.',
  fix:
    'Do what the answer says: correct the login, use a sender that the server allows, correct the address of ' +
    'the user, or ask again later where the server asks for that.',
  likely: 20,
});
