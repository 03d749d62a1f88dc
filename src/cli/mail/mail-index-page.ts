import { type Html, html } from '../../server/pages/html.ts';
import { purposeOf } from '../../server/pages/names.ts';
import { mailFrame } from './mail-frame.ts';
import type { MailSlot } from './mail-slots.ts';

/**
 * The page that leads to all messages: a table for each pool, a row for each app client.
 *
 * @param failed the pages of messages that cannot be sent, where that is known already
 */
export function mailIndexPage(slots: readonly MailSlot[], failed: ReadonlySet<string>): Html {
  const pools = [...Map.groupBy(slots, ({ pool }) => pool)];
  return mailFrame(
    'Messages',
    html`<h1>Messages</h1>
<p>Every message of every app client, as the pool’s own function words it for a sample user. The code in them is 123456.</p>
${pools.map(([pool, own]) => [
  html`<h2>${pool.name} <small>${pool.id}</small></h2>\n<table>\n`,
  [...Map.groupBy(own, ({ client }) => client)].map(([client, messages]) => row(client, messages, failed)),
  html`</table>\n`,
])}`,
  );
}

function row(client: MailSlot['client'], messages: readonly MailSlot[], failed: ReadonlySet<string>): Html {
  const cells = [...Map.groupBy(messages, ({ source }) => source)].map(([source, slots]) => {
    const links = slots.map(
      ({ page, language }) =>
        html` <a href="${page}">${language ?? purposeOf(source)}</a>${failed.has(page) && html` <strong>fails</strong>`}`,
    );
    return html`<td>${slots.length > 1 && html`${purposeOf(source)}<br>`}${links}</td>`;
  });
  const who = client ? html`${client.name}<br><small>${client.id}</small>` : 'an administrator';
  return html`<tr><th scope="row">${who}</th>${cells}</tr>\n`;
}
