import { defineCause } from '../cause.ts';
import { undeliveredAtSignIn } from '../undelivered-at-sign-in.ts';

export const mailServerUnreachable = defineCause<{ server: string; reason: string }>({
  id: 'mail-server-unreachable',
  title: 'The mail server cannot be reached',
  shows: { type: 'CodeDeliveryFailureException', message: 'Unable to deliver code to user' },
  elsewhere: undeliveredAtSignIn,
  means:
    'The mail with the code could not be handed over: the configured SMTP server did not accept a connection, ' +
    'could not agree on TLS, or did not answer in time. No code was kept, so a code that was asked for earlier ' +
    'still works.',
  toldApart:
    'There is no answer of the server to the message, only a name that does not resolve, a refused or silent ' +
    'connection, or TLS that it does not offer. Where the server answers and says no, the cause is ' +
    'mail-server-refused.',
  fix:
    'Check that the host and port of the mail settings are right, that the server runs, that a firewall lets ' +
    'the connection out, and that the TLS setting is the one that this port speaks (usually required on 587, ' +
    'implicit on 465). Then ask for the code again.',
  likely: 10,
});
