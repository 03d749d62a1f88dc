import { EndpointUnreachable } from '../../probe/cognito.ts';
import { mailboxAt } from '../../probe/mail.ts';
import type { Mailbox } from '../../probe/mailbox/mailbox.ts';

/** The mailbox of a Lifeguard. */
export function localMailbox(origin: string, patience: number): Mailbox {
  const read = mailboxAt(origin, fetch, patience);
  return {
    prepare: async () => {},
    async receive({ to, since }, signal) {
      if (signal.aborted) throw new EndpointUnreachable(`The mailbox at ${origin} was not asked.`);
      const mail = await read(to, since);
      return mail && { ...mail, receivedAt: undefined, remarks: [] };
    },
    close: async () => {},
  };
}
