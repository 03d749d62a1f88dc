import type { Alerts } from '../../config/alerts-entry.ts';
import { timeTaken } from '../../pool/time-taken.ts';
import type { ProbeRun } from '../run.ts';
import { subjectName } from '../subject-name.ts';
import { type PostPorts, post } from './post.ts';
import { redacted } from './redacted.ts';

/** A check that expects to be pinged. */
export type Ping = NonNullable<Alerts['ping']>;

/**
 * What became of a round. `log` says that the probe could not find out, by no fault of the target, or had nothing to do yet:
 * the check stays as it is, and goes down on its own where that lasts.
 */
type Outcome = 'success' | 'fail' | 'log';

/** So many runs are told of. */
const mostLines = 100;

/** With one try before a round and three after it, a round each minute stays within five pings a minute. */
const tries = { start: 1, end: 3 } as const;

/** Says that a round begins. @throws NotTold */
export async function pingStart(ports: PostPorts, ping: Ping, round: string): Promise<void> {
  if (ping.style === 'plain') return;
  await post(ports, {
    url: addressOf(ping, '/start', round),
    headers: () => ({}),
    tries: tries.start,
    patience: 5_000,
  });
}

/** Says what became of a round. @throws NotTold */
export async function pingEnd(
  ports: PostPorts,
  ping: Ping,
  runs: readonly ProbeRun[],
  round: string | undefined,
): Promise<void> {
  const outcome = outcomeOf(runs);
  if (ping.style === 'plain') {
    if (outcome !== 'success') return;
    await post(ports, { url: ping.url, method: 'GET', headers: () => ({}), tries: tries.end });
    return;
  }
  const path = { success: '', fail: '/fail', log: '/log' }[outcome];
  await post(ports, {
    url: addressOf(ping, path, round),
    headers: () => ({ 'content-type': 'text/plain; charset=utf-8' }),
    body: bodyOf(runs),
    tries: tries.end,
  });
}

function outcomeOf(runs: readonly ProbeRun[]): Outcome {
  if (runs.some(({ failure }) => failure?.kind === 'target')) return 'fail';
  return runs.length === 0 || runs.some(({ failure }) => failure !== undefined) ? 'log' : 'success';
}

/** The words behind the address stand before its query, such as that of `?create=1`. */
function addressOf({ url }: Ping, path: string, round: string | undefined): string {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/$/, '')}${path}`;
  if (round !== undefined) address.searchParams.set('rid', round);
  return address.href;
}

function bodyOf(runs: readonly ProbeRun[]): string {
  const told = runs.slice(0, mostLines).map(run => {
    const { journey, milliseconds, failure } = run;
    const outcome = failure
      ? `failed at ${failure.stage} (${failure.kind}): ${failure.message}`
      : `ok in ${timeTaken(milliseconds)}`;
    return redacted(`${journey} of ${subjectName(run.subject)}: ${outcome}`, 300);
  });
  const more = runs.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
