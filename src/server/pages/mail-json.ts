import { codesIn, linksIn, linksInText } from '../../pool/mail-parts.ts';
import type { Message } from '../../pool/message.ts';

/** A message as the mailbox's API gives it. */
export interface MailJson {
  readonly id: string;
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly from: string;
  readonly replyTo: string | null;
  readonly subject: string;
  /** Null for a text message. */
  readonly html: string | null;
  readonly text: string;
  /** The codes in the text, in order. */
  readonly codes: readonly string[];
  /** The addresses that the HTML links to, in order; of a text message, those in its text. */
  readonly links: readonly string[];
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly poolId: string;
  readonly clientId: string | null;
  readonly trigger: string;
}

/** Shows a message. */
export function mailJson(message: Message): MailJson {
  return {
    id: message.id,
    medium: message.medium,
    to: message.to,
    from: message.from,
    replyTo: message.replyTo ?? null,
    subject: message.subject,
    html: message.html ?? null,
    text: message.text,
    codes: codesIn(message.text),
    links: message.html === undefined ? linksInText(message.text) : linksIn(message.html),
    receivedAt: new Date(message.sentAt).toISOString(),
    poolId: message.poolId,
    clientId: message.clientId ?? null,
    trigger: message.trigger,
  };
}
