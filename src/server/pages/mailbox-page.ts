import type { Message } from '../../pool/message.ts';
import { sendHtml } from './answer.ts';
import type { Handler, PagesContext, Visit } from './context.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { mailList } from './mail-list.ts';
import { mailFilter } from './mail-query.ts';
import { messageView } from './message-view.ts';
import { namesIn } from './names.ts';
import { problemPage } from './problem-page.ts';
import { wholeNumber } from './query.ts';

const limits = { from: 1, to: 1000, otherwise: 100 };

async function show(context: PagesContext, visit: Visit, opened: Message | undefined): Promise<void> {
  const { response, query } = visit;
  const { mailbox, directory } = context;
  if (!mailbox)
    return sendHtml(
      response,
      404,
      problemPage(context, 'This service keeps no mailbox: it hands its mail on.'),
    );
  const limit = wholeNumber(query, 'limit', limits);
  const { to, poolId } = mailFilter(query);
  const messages = await mailbox.list({ ...(to && { to }), ...(poolId && { poolId }), limit });
  // Who chose no message follows the newest one.
  const message = opened ?? messages[0];
  const names = namesIn(directory);
  const more = messages.length === limit && limit < limits.to;
  const all = new URLSearchParams({
    ...(to && { to }),
    ...(poolId && { pool: poolId }),
    limit: String(limits.to),
  });
  const main = html`<div class="mailbox${opened && ' opened'}">
<section class="list-pane" aria-label="Messages">
<header><h1>Mailbox</h1><span id="mail-tools" data-swap>${messages.length > 0 && html`<button type="button" class="danger" data-delete="/_lifeguard/mail" data-confirm="Delete every message in the mailbox?" hidden>Empty</button>`}</span>
<form class="narrow" method="get" action="/_lifeguard/mailbox" role="search">
<input type="search" name="to" value="${to}" placeholder="Recipient" aria-label="Recipient, whole address" autocomplete="off" spellcheck="false" autocapitalize="none">
<select name="pool" aria-label="Pool"><option value="">All pools</option>${directory
    .pools()
    .map(
      pool =>
        html`<option value="${pool.id}"${pool.id === poolId && html` selected`}>${pool.settings.Name ?? pool.id}</option>`,
    )}</select>
<button type="submit">Show</button></form></header>
<div id="mail-list" data-swap>${mailList(messages, message, query, names)}${more && html`<p class="more"><a href="/_lifeguard/mailbox?${all.toString()}">Show older mail</a></p>`}</div>
</section>
<section id="reading" class="reading" aria-label="Message" data-swap>${
    message
      ? messageView(message, query, names)
      : html`<div class="empty"><svg class="envelope" viewBox="0 0 64 48" aria-hidden="true"><rect x="2" y="2" width="60" height="44" rx="6" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M4 6l28 22L60 6" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round"/></svg><p>Every mail and text message that a pool sends is kept here and goes nowhere else, unless a mail server is configured.</p></div>`
  }</section>
<p class="unseen" role="status" data-news></p></div>`;
  sendHtml(
    response,
    200,
    layout(context, {
      title: opened?.subject || 'Mailbox',
      at: 'mailbox',
      uses: ['mailbox.css', 'message.css', 'mailbox.js'],
      live: '/_lifeguard/mail',
      main,
    }),
  );
}

/** `GET /_lifeguard/mailbox`: the messages, with the newest one open. */
export const mailboxPage: Handler = (context, visit) => show(context, visit, undefined);

/** `GET /_lifeguard/mail/{id}` for a person: the mailbox with that message open. */
export const messagePage: Handler = async (context, visit) => {
  const message = await context.mailbox?.find(visit.name);
  if (!message)
    return sendHtml(
      visit.response,
      404,
      problemPage(context, 'There is no message of that id. It may have been deleted.'),
    );
  return show(context, visit, message);
};
