import type { Random } from '../../pool/random.ts';
import { type Alert, keyOf, severityOf } from './alert.ts';
import type { PublishToSns, SnsTopic } from './sns.ts';
import { asText, worded } from './words.ts';

/** So many alerts are told in full in one message, which may have 256 KB; the others are counted. */
const mostInFull = 20;

/**
 * Publishes one message for all alerts of a round. Its attributes are for filters of subscriptions: `severity` is `page`
 * where one of them is, `kind` that of the first.
 *
 * @throws NotTold
 */
export async function tellSns(
  { publish, random }: { readonly publish: PublishToSns; readonly random: Random },
  { topic, endpoint }: SnsTopic,
  alerts: readonly Alert[],
): Promise<void> {
  const [first] = alerts;
  if (!first) return;
  const said = alerts.slice(0, mostInFull).map(worded);
  const more = alerts.length - said.length;
  const texts = [...said.map(asText), ...(more > 0 ? [`... and ${more} more in this round.`] : [])];
  await publish({
    topic,
    endpoint,
    subject: subjectOf(said[0]?.title ?? '', alerts.length - 1),
    message: texts.join('\n\n----\n\n'),
    attributes: {
      kind: first.event.kind,
      severity: alerts.some(alert => severityOf(alert) === 'page') ? 'page' : 'warning',
    },
    // A FIFO group is at most 128 letters, digits and punctuation marks.
    group:
      alerts.length === 1
        ? keyOf(first)
            .replace(/[^\x21-\x7e]/g, '-')
            .slice(0, 128)
        : 'lifeguard',
    id: random.uuid(),
  });
}

/** ASCII without control characters, fewer than 100 characters, beginning with a letter or the like (documented). */
function subjectOf(title: string, others: number): string {
  const rest = others > 0 ? ` (+${others})` : '';
  return `${title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 99 - rest.length)}${rest}`;
}
