import type { Delivery } from './delivery.ts';
import type { Mailbox } from './mailbox.ts';
import type { SmtpConfig } from './smtp.ts';

/** Where messages go. Both at once is usual: the mailbox shows what the mail server was given. */
export interface DeliveryConfig {
  /** Undefined: nothing is kept. */
  readonly mailbox: Mailbox | undefined;
  /** Undefined: no mail leaves this machine. Text messages never do. */
  readonly smtp: SmtpConfig | undefined;
}

/** A delivery that holds connections. */
export interface OpenDelivery extends Delivery {
  /** Waits for nothing: what is being sent fails. */
  close(): void;
}

/** Makes one delivery of the ways that are configured. */
export async function createDelivery({ mailbox, smtp }: DeliveryConfig): Promise<OpenDelivery> {
  // What speaks to mail servers takes its time to load, and few starts need it.
  const server = smtp && (await import('./smtp.ts')).openSmtp(smtp);
  return {
    send: async message => {
      if (message.medium === 'EMAIL') await server?.send(message);
    },
    keep: async (transaction, message) => {
      await mailbox?.keep(transaction, message);
    },
    close: () => {
      server?.close();
      mailbox?.close();
    },
  };
}
