import { codesIn, linksIn, linksInText } from '../../pool/mail-parts.ts';
import type { Message } from '../../pool/message.ts';
import { emailMessageLimits } from '../../triggers/message-limits.ts';
import type { Html, Part } from './html.ts';
import { html } from './html.ts';
import { copyButton, moment } from './layout.ts';
import { messageAddress } from './mail-list.ts';
import type { Names } from './names.ts';
import { purposeOf } from './names.ts';

type View = 'html' | 'text' | 'details';

/** The colours that a mail can be shown in; by default those of the reader's own screen. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]);

function loadsFromElsewhere(mail: string): boolean {
  return /(?:\b(?:src|srcset|background|poster)\s*=\s*["']?|url\(\s*["']?)\s*(?:https?:)?\/\//i.test(mail);
}

const row = (name: string, value: Part): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function details(message: Message, links: readonly string[], names: Names): Html {
  return html`<div class="details"><dl>
${row('id', html`<code>${message.id}</code> ${copyButton(message.id, 'the message id')}`)}
${row('from', message.from)}
${message.replyTo && row('reply to', message.replyTo)}
${row('to', message.to)}
${message.medium === 'EMAIL' && row('subject', message.subject)}
${row('received', moment(message.sentAt, 'full'))}
${row('sent for', html`${purposeOf(message.trigger)} <code>${message.trigger}</code>`)}
${row('pool', html`${names.pool(message.poolId)} <code>${message.poolId}</code>`)}
${row('client', message.clientId ? html`${names.client(message.clientId)} <code>${message.clientId}</code>` : 'none: an administrator’s call')}
${links.map(link => row('link', html`<code>${link}</code> ${copyButton(link, 'the link')}`))}
</dl>
${
  message.html !== undefined &&
  html`<h2>HTML source</h2><p class="facts">${message.html.length.toLocaleString('en')} of ${emailMessageLimits.max.toLocaleString('en')} characters</p>
<pre tabindex="0" aria-label="HTML source">${message.html}</pre>`
}</div>`;
}

function body(message: Message, query: URLSearchParams): Html {
  if (message.html === undefined) return html`<div class="sms"><p>${message.text}</p></div>`;
  const shown = query.get('images') === 'shown';
  const look = new URLSearchParams({
    ...(shown && { images: 'shown' }),
    ...(schemes.has(query.get('scheme') ?? '') && { scheme: query.get('scheme') ?? '' }),
  });
  return html`${
    !shown &&
    loadsFromElsewhere(message.html) &&
    html`<p class="notice">Images from other hosts are not loaded. <a href="${messageAddress(message.id, query, { images: 'shown' })}">Load them</a></p>`
  }<div class="paper"><iframe title="The mail as its recipient sees it" src="/_lifeguard/mail/${message.id}/body?${look.toString()}" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe></div>`;
}

/** A message as its recipient sees it, with its code and links at hand. */
export function messageView(message: Message, query: URLSearchParams, names: Names): Html {
  const mail = message.html !== undefined;
  const asked = query.get('view');
  const view: View = asked === 'details' || (asked === 'text' && mail) ? asked : 'html';
  const links = mail ? linksIn(message.html ?? '') : linksInText(message.text);
  const choice = (name: string, value: string, chosen: boolean, text: string) =>
    html`<a href="${messageAddress(message.id, query, { [name]: value || null })}"${chosen ? html` aria-current="true"` : ''}>${text}</a>`;
  const tab = (is: View, text: string) => choice('view', is === 'html' ? '' : is, is === view, text);
  const scheme = query.get('scheme') ?? '';
  const client = message.clientId && names.client(message.clientId);
  return html`<article data-message="${message.id}">
<header class="message-head"><a class="back" href="/_lifeguard/mailbox">‹ Mailbox</a>
<h1>${mail ? message.subject || '(no subject)' : 'Text message'}</h1>
<p class="facts"><span>to <strong>${message.to}</strong></span> <span>from ${message.from}</span> ${moment(message.sentAt, 'full')}</p>
<p class="facts"><span>${purposeOf(message.trigger)}</span> <span>${names.pool(message.poolId)}</span> ${client && html`<span>${client}</span>`}</p>
<div class="handy">${codesIn(message.text).map(code => html`<span class="chip">Code <b>${code}</b>${copyButton(code, 'the code')}</span>`)}
${links
  .filter(link => /^https?:/i.test(link))
  .slice(0, 3)
  .map(
    link =>
      html`<span class="chip"><a href="${link}" target="_blank" rel="noopener noreferrer">Open the link</a> <span class="host">${new URL(link).host}</span>${copyButton(link, 'the link')}</span>`,
  )}</div>
<div class="tools"><nav class="switch" aria-label="View">${tab('html', mail ? 'HTML' : 'Message')}${mail && tab('text', 'Text')}${tab('details', 'Details')}</nav>
<span class="preview">${
    mail &&
    view === 'html' &&
    html`<button type="button" class="wide-only" data-preview="narrow" aria-pressed="false" hidden>Phone width</button>
<nav class="switch" aria-label="Colours of the mail">${[...schemes].map(([name, text]) => choice('scheme', name, name === scheme, text))}</nav>`
  }<button type="button" class="danger" data-delete="/_lifeguard/mail/${message.id}" hidden>Delete</button></span></div>
</header>
<div class="message-body view-${view}">${
    view === 'details'
      ? details(message, links, names)
      : view === 'text'
        ? html`<pre tabindex="0" aria-label="The mail's plain text">${message.text}</pre>`
        : body(message, query)
  }</div>
</article>`;
}
