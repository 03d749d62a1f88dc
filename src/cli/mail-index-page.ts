import { type Html, html } from '../server/pages/html.ts';
import { purposeOf } from '../server/pages/names.ts';
import { mailFrame } from './mail-frame.ts';
import type { MailSlot } from './mail-slots.ts';

/**
 * The page that leads to all messages, pool by pool and client by client.
 *
 * @param failed the pages of messages that cannot be sent, where that is known already
 */
export function mailIndexPage(slots: readonly MailSlot[], failed: ReadonlySet<string>): Html {
  const pools = Map.groupBy(slots, ({ pool }) => pool);
  return mailFrame(
    'Messages',
    html`<h1>Messages</h1>
<p>Every message of every app client, as the pool’s own function words it for a sample user. The code in them is 123456.</p>
${[...pools].map(
  ([pool, own]) => html`<h2>${pool.name} <small>${pool.id}</small></h2>
${[...Map.groupBy(own, ({ client }) => client)].map(
  ([
    client,
    messages,
  ]) => html`<h3>${client ? html`${client.name} <small>${client.id}</small>` : 'By an administrator'}</h3>
<ul>${messages.map(
    ({ page, source, language }) =>
      html`<li><a href="${page}">${purposeOf(source)}${language !== undefined && ` · ${language}`}</a>${failed.has(page) && html` <strong>fails</strong>`}</li>\n`,
  )}</ul>
`,
)}`,
)}`,
  );
}
