import { codesIn } from '../../pool/mail-parts.ts';
import type { Message } from '../../pool/message.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { moment } from './layout.ts';
import type { Names } from './names.ts';
import { purposeOf } from './names.ts';

/** What of a page's query stays with its reader from message to message. */
const kept = ['to', 'pool', 'limit', 'view', 'scheme'];

/** The address of a message's page, with what the reader has chosen; a change of null takes a choice back. */
export function messageAddress(
  id: string,
  query: URLSearchParams,
  change: Readonly<Record<string, string | null>> = {},
): string {
  const search = new URLSearchParams();
  for (const name of new Set([...kept, ...Object.keys(change)])) {
    const value = name in change ? change[name] : query.get(name);
    if (value) search.set(name, value);
  }
  return `/_lifeguard/mail/${id}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

function item(message: Message, open: Message | undefined, query: URLSearchParams, names: Names): Html {
  const [code] = codesIn(message.text);
  const subject = message.medium === 'SMS' ? message.text : message.subject || '(no subject)';
  return html`<li><a href="${messageAddress(message.id, query)}"${message.id === open?.id ? html` aria-current="true"` : ''}>
<span class="first"><span class="to">${message.to}</span>${moment(message.sentAt, 'time')}</span>
<span class="second"><span class="subject">${subject}</span>${code && html`<span class="code">${code}</span>`}</span>
<span class="from">${purposeOf(message.trigger)} · ${message.clientId ? names.client(message.clientId) : names.pool(message.poolId)}</span></a></li>
`;
}

/** The list of messages, newest first, with the open one marked. */
export function mailList(
  messages: readonly Message[],
  open: Message | undefined,
  query: URLSearchParams,
  names: Names,
): Html {
  if (messages.length > 0)
    return html`<ol>${messages.map(message => item(message, open, query, names))}</ol>`;
  const narrowed = query.get('to') || query.get('pool');
  return html`<div class="empty small">${
    narrowed
      ? html`<p><strong>No mail fits.</strong></p><p><a href="/_lifeguard/mailbox">Show all mail</a></p>`
      : html`<p><strong>No mail yet.</strong></p><p>Ask for a password reset, and the mail appears here by itself. <a href="/_lifeguard/#connect">How to ask</a></p>`
  }</div>`;
}
