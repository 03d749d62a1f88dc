import type { AwsService } from './aws.ts';
import type { Carrier } from './carrier.ts';
import type { Delivery } from './delivery.ts';
import type { Mailbox } from './mailbox.ts';
import type { SmtpConfig } from './smtp.ts';

/** Where messages go. The mailbox beside another way is usual: it shows what that was given. */
export interface DeliveryConfig {
  /** Undefined: nothing is kept. */
  readonly mailbox: Mailbox | undefined;
  /** Undefined: no mail leaves this machine. */
  readonly mail: { readonly smtp: SmtpConfig } | { readonly ses: AwsService } | undefined;
  /** Undefined: no text message leaves this machine. */
  readonly sms: { readonly sns: AwsService } | undefined;
}

/** A delivery that holds connections. */
export interface OpenDelivery extends Delivery {
  /** Waits for nothing: what is being sent fails. */
  close(): void;
}

/**
 * Makes one delivery of the ways that are configured.
 *
 * @throws AwsClientMissing
 */
export async function createDelivery({ mailbox, mail, sms }: DeliveryConfig): Promise<OpenDelivery> {
  const carriers: Readonly<Record<'EMAIL' | 'SMS', Carrier | undefined>> = {
    EMAIL: await openMail(mail),
    SMS: sms && (await (await import('./sns.ts')).openSns(sms.sns)),
  };
  return {
    send: async message => {
      await carriers[message.medium]?.send(message);
    },
    keep: async (transaction, message) => {
      await mailbox?.keep(transaction, message);
    },
    close: () => {
      for (const carrier of Object.values(carriers)) carrier?.close();
      mailbox?.close();
    },
  };
}

/** What speaks to servers takes its time to load, and few starts need it. */
async function openMail(mail: DeliveryConfig['mail']): Promise<Carrier | undefined> {
  if (!mail) return undefined;
  if ('ses' in mail) return (await import('./ses.ts')).openSes(mail.ses);
  return (await import('./smtp.ts')).openSmtp(mail.smtp);
}
