import { getCACertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { Carrier } from './carrier.ts';
import { DeliveryFailed } from './delivery.ts';
import { parseMailbox } from './mailbox-address.ts';
import { smtpFailure } from './smtp-failure.ts';

/**
 * A mail server, and how to speak to it. The password comes from the environment or
 * a file, never from pools.yaml.
 */
export interface SmtpConfig {
  readonly host: string;
  /** Usually 587, or 465 with implicit TLS. */
  readonly port: number;
  /**
   * `implicit`: TLS from the first byte. `required`: STARTTLS, or nothing is sent. `offered`:
   * STARTTLS where the server offers it, and required where there is a login. `none`: in
   * clear, for a server on this machine.
   */
  readonly tls: 'implicit' | 'required' | 'offered' | 'none';
  readonly auth?: { readonly user: string; readonly password: string };
  /** A certificate authority to trust beside the usual ones, PEM. */
  readonly ca?: string;
  /** How long handing over one mail may take in all, milliseconds: 10,000 unless told otherwise. */
  readonly timeout?: number;
}

const longest = 10_000;

/** Opens a mail server: connections are made when they are needed, and kept for the mails that follow. */
export function openSmtp(config: SmtpConfig): Carrier {
  const server = `${config.host}:${config.port}`;
  const timeout = config.timeout ?? longest;
  const transport = createTransport({
    pool: true,
    host: config.host,
    port: config.port,
    secure: config.tls === 'implicit',
    requireTLS: config.tls === 'required' || (config.tls === 'offered' && config.auth !== undefined),
    ignoreTLS: config.tls === 'none',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(config.auth && { auth: { user: config.auth.user, pass: config.auth.password } }),
    ...(config.ca && { tls: { ca: [...getCACertificates(), config.ca] } }),
  });
  // A connection that breaks while idle is not a failed mail; the next mail opens another.
  transport.on('error', () => undefined);

  function address(text: string, what: string) {
    const parsed = parseMailbox(text);
    if (!parsed) throw new DeliveryFailed('refused', server, `the ${what} is not one mail address`);
    return parsed;
  }

  return {
    async send(message) {
      const from = address(message.from, 'sender');
      const to = address(message.to, 'recipient');
      const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
      try {
        await transport.sendMail({
          // The envelope is given apart, so that no header is ever parsed for whom the mail goes to.
          envelope: { from: from.address, to: [to.address] },
          from,
          to,
          ...(message.replyTo && { replyTo: address(message.replyTo, 'reply address') }),
          subject: message.subject,
          text: message.text,
          ...(message.html !== undefined && { html: message.html }),
          messageId: `<${message.id}@${domain}>`,
          date: new Date(message.sentAt),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          xMailer: false,
          signal: AbortSignal.timeout(timeout),
        });
      } catch (error) {
        throw error instanceof DeliveryFailed ? error : smtpFailure(error, server, timeout);
      }
    },
    close: () => transport.close(),
  };
}
