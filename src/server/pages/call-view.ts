import type { CallEvent, PrintedNote } from '../../recorder/event.ts';
import type { DescribeCause } from './context.ts';
import type { Html, Part } from './html.ts';
import { html } from './html.ts';
import { copyButton, moment } from './layout.ts';
import type { Names } from './names.ts';
import { purposeOf } from './names.ts';

function named(names: Names, value: string): Part {
  const name = names.of(value);
  return name ? html`${name} <code>${value}</code>` : value;
}

function factRows(event: CallEvent, names: Names): readonly Html[] {
  // Rows of their own tell these.
  const told: Readonly<Record<string, unknown>> = {
    user: event.user,
    pool: event.poolId,
    client: event.clientId,
  };
  const facts = Object.entries(event.cause?.facts ?? {}).filter(([name, value]) => told[name] !== value);
  return facts.map(([name, value]) => {
    const words = name.replaceAll(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`);
    // Facts give times as milliseconds since 1970, under names such as sentAt.
    const time = typeof value === 'number' && /At$/.test(name) && value > 1e11;
    const values = typeof value === 'object' ? value : [String(value)];
    const shown = time
      ? moment(value, 'full')
      : values.map((item, index) => [index > 0 && ', ', named(names, item)]);
    return row(words, shown);
  });
}

function printedView({ lines, isCut }: PrintedNote): Html {
  return html`<pre class="printed">${lines.join('\n')}${isCut && '\n… and more'}</pre>`;
}

const row = (name: string, value: Part): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function details(event: CallEvent, names: Names, describe: DescribeCause): Html {
  const known = event.cause && describe(event.cause.id);
  return html`<div class="call-details">
${known && html`<p>${known.means}</p><p><strong>What to do:</strong> ${known.fix}</p>`}
<dl>
${event.cause && row('cause', html`<code>${event.cause.id}</code>`)}
${event.cause && !event.error && row('shown to the client', 'a success, without the cause')}
${event.error && row('shown to the client', html`<code>${event.error.type}</code> ${event.error.message ?? '(no message)'}`)}
${factRows(event, names)}
${event.poolId && row('pool', named(names, event.poolId))}
${event.clientId && row('client', named(names, event.clientId))}
${event.user && row('user', event.user)}
${event.triggers.map(trigger =>
  row('trigger', [
    html`${trigger.source} in <code>${trigger.function}</code>: ${trigger.outcome}, `,
    `${Math.round(trigger.milliseconds)} ms`,
    trigger.attempts > 1 && `, ${trigger.attempts} attempts`,
    trigger.printed && printedView(trigger.printed),
  ]),
)}
${event.messages.map(message =>
  row(
    'message',
    html`<a href="/_lifeguard/mail/${message.id}">${purposeOf(message.trigger)} to ${message.destination}</a>`,
  ),
)}
${row('request', html`<code>${event.requestId}</code> ${copyButton(event.requestId, 'the request id')}`)}
${row('took', `${event.milliseconds < 10 ? event.milliseconds.toFixed(1) : Math.round(event.milliseconds)} ms`)}
</dl></div>`;
}

/** One call: what was asked, how it ended and why; the rest on demand. */
export function callView(event: CallEvent, names: Names, describe: DescribeCause): Html {
  const failed = event.outcome === 'failed';
  // What a client is not told has a cause, and no error.
  const why = event.cause?.title ?? event.error?.type ?? (failed && 'failed');
  return html`<li><details id="call-${event.sequence}" class="call ${event.outcome}">
<summary><span class="outcome" role="img" aria-label="${failed ? 'failed' : 'ok'}">${failed ? '✕' : '✓'}</span>
<span class="what"><span class="operation">${event.operation}</span>
${why && html`<span class="cause">${why}</span>`}
<span class="who">${event.clientId ? names.client(event.clientId) : event.poolId ? names.pool(event.poolId) : 'no client'}${event.user && ` · ${event.user}`}</span></span>
${moment(event.time, 'time')}</summary>
${details(event, names, describe)}</details></li>
`;
}
