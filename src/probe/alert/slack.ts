import type { Alerts } from '../../config/alerts-entry.ts';
import type { Alert } from './alert.ts';
import { type PostPorts, post } from './post.ts';
import { type Worded, worded } from './words.ts';

/** A channel of Slack, by an incoming webhook. */
export type SlackChannel = Alerts['slack'][number];

/** So many alerts are told in full in one message, which may have 50 blocks; the others are counted. */
const mostInFull = 10;

/** A section's text may have 3,000 characters (documented). */
const longestSection = 2_900;

/**
 * Posts one message for all alerts of a round, as an incoming webhook takes it: blocks, and `text` for notifications.
 *
 * @throws NotTold
 */
export async function tellSlack(
  ports: PostPorts,
  { url }: SlackChannel,
  alerts: readonly Alert[],
): Promise<void> {
  const said = alerts.slice(0, mostInFull).map(worded);
  const more = alerts.length - said.length;
  const rest = more > 0 ? `and ${more} more` : undefined;
  const body = {
    text: [...said.map(({ title }) => escaped(title)), ...(rest === undefined ? [] : [rest])].join('\n'),
    blocks: [
      ...said.map(one => section(textOf(one))),
      ...(rest === undefined ? [] : [section(`… ${rest} in this round.`)]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
  await post(ports, {
    url,
    headers: () => ({ 'content-type': 'application/json; charset=utf-8' }),
    body: JSON.stringify(body),
  });
}

/** `verbatim` keeps Slack from making links and mentions of what stands in the text. */
function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function textOf({ title, lines, link }: Worded): string {
  const told = lines.map(([about, text]) => `*${about}*  ${escaped(text)}`);
  const read = link === undefined ? [] : [`*Read*  <${escapedLink(link)}|${escaped(shown(link))}>`];
  // Cut between lines: half an entity or link would show.
  const kept: string[] = [];
  for (const line of [`*${escaped(title)}*`, ...read, ...told]) {
    if ([...kept, line].join('\n').length > longestSection) break;
    kept.push(line);
  }
  return kept.join('\n');
}

/** The three characters that Slack's markup is made of (documented). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An address has neither `<` nor `>` once it is parsed; a `|` would begin its text. */
function escapedLink(link: string): string {
  return new URL(link).href.replaceAll('|', '%7C').replaceAll('&', '&amp;');
}

function shown(link: string): string {
  return link.replace(/^https?:\/\//, '').slice(0, 100);
}
