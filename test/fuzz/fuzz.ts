import { Agent } from 'node:http';
import { diceOf } from './dice.ts';
import { knownOf, password, pools, secret } from './fuzzed-pools.ts';
import { type Memory, startFuzzedService } from './fuzzed-service.ts';
import { leaksIn } from './leaks.ts';
import { type MalformedRequest, malformedRequest } from './malformed-requests.ts';
import { malformedBytes, sendBytes } from './raw-connections.ts';
import { type Answer, send } from './send.ts';

/** What a run came to. */
export interface Figures {
  readonly requests: number;
  readonly milliseconds: number;
  /** How many answers had that status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many answers had that error. */
  readonly errors: Readonly<Record<string, number>>;
  readonly before: Memory;
  readonly after: Memory;
  /** Sentences on what must not be, with the number of the request. */
  readonly wrong: readonly string[];
  readonly isAlive: boolean;
}

interface Tally {
  readonly statuses: Map<string, number>;
  readonly errors: Map<string, number>;
  readonly wrong: string[];
}

/** How many requests are under way at once. */
const atOnce = 16;

/**
 * Sends that many malformed requests to a service of its own.
 *
 * @param seed the same one gives the same requests but for tokens and sessions, which are new in each run
 * @param progress takes the number of requests done, now and then
 */
export async function fuzz(count: number, seed: number, progress: (done: number) => void): Promise<Figures> {
  const service = await startFuzzedService(JSON.stringify(pools));
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  try {
    const known = await knownOf(service.origin, agent);
    const before = await service.memory();
    const tally: Tally = { statuses: new Map(), errors: new Map(), wrong: [] };
    const startedAt = performance.now();
    let next = 0;
    const work = async () => {
      while (next < count && tally.wrong.length < 20 && service.isAlive()) {
        const number = next++;
        if (number % 5000 === 0) progress(number);
        if (number % 100 === 99) {
          const text = await sendBytes(service.origin, malformedBytes(diceOf(seed + number)));
          judgeBytes(tally, number, text);
          continue;
        }
        const sent = malformedRequest(seed, number, known);
        judge(tally, number, sent, await send(service.origin, agent, sent).catch(failed));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const milliseconds = performance.now() - startedAt;
    tally.wrong.push(...service.logged.map(line => `the service reported: ${line}`));
    return {
      requests: next,
      milliseconds,
      statuses: Object.fromEntries([...tally.statuses].sort()),
      errors: Object.fromEntries([...tally.errors].sort(([, a], [, b]) => b - a)),
      before,
      after: await service.memory(),
      wrong: tally.wrong,
      isAlive: service.isAlive(),
    };
  } finally {
    agent.destroy();
    await service.stop();
  }
}

function failed(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function judge(tally: Tally, number: number, sent: MalformedRequest, answer: Answer | string): void {
  const told = (what: string) =>
    tally.wrong.push(
      `request ${number} (${sent.method} ${sent.path} ${sent.headers['x-amz-target']}): ${what}`,
    );
  if (typeof answer === 'string') {
    // Beyond 16 times the limit, the service closes the connection on who goes on sending.
    told(`no answer: ${answer}`);
    return;
  }
  const { status, headers, text } = answer;
  count(tally.statuses, String(status));
  if (status >= 500) told(`status ${status}: ${text.slice(0, 300)}`);
  const isApi = sent.method === 'POST';
  if (isApi && status !== 200) {
    const type = errorType(text);
    count(tally.errors, type);
    if (headers['x-amzn-errortype'] !== `${type}:`) told(`an error without its type: ${text.slice(0, 300)}`);
  }
  const whole = `${JSON.stringify(headers)}\n${text}`;
  // Administrators may read the secrets of app clients.
  const isTold = status === 200 && /UserPoolClient/.test(sent.headers['x-amz-target'] ?? '');
  for (const leak of leaksIn(whole, isTold ? [password] : [password, secret]))
    told(`${leak}: ${text.slice(0, 300)}`);
  // The answer may print what came in, once for each rule that it breaks, and no more.
  if (isApi && text.length > 4 * sent.body.length + 200_000) told(`an answer of ${text.length} characters`);
}

/** Of bytes that are no HTTP, the server itself tells, or hangs up. */
function judgeBytes(tally: Tally, number: number, text: string): void {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'hung up';
  count(tally.statuses, status);
  const told = leaksIn(text, [password, secret]);
  if (status.startsWith('5')) told.push(text.slice(0, 300));
  tally.wrong.push(...told.map(what => `bytes ${number}: ${what}`));
}

function errorType(text: string): string {
  try {
    return String(JSON.parse(text).__type);
  } catch {
    return `no JSON: ${text.slice(0, 50)}`;
  }
}

function count(tally: Map<string, number>, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}
