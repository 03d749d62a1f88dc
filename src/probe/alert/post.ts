import { startOfBody } from '../../pool/body-of.ts';
import type { Random } from '../../pool/random.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { NotTold } from './not-told.ts';

/** What posting uses of the outside. */
export interface PostPorts {
  readonly fetch: typeof fetch;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A request to a service. */
export interface Post {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** Of each try, as some carry its time. */
  readonly headers: (now: number) => Readonly<Record<string, string>>;
  readonly body?: string;
  /** Which answers are tried again; 429 and all from 500 on otherwise. */
  readonly isPassing?: (status: number) => boolean;
  /** How often at most; three times otherwise. */
  readonly tries?: number;
  /** How long a try may take, in milliseconds; 10 s otherwise. */
  readonly patience?: number;
}

/** The longest that an answer may ask to wait before the next try, in milliseconds. */
const longestWait = 20_000;

/**
 * Posts, and tries again where that may help: where nobody answers, and for answers that pass. It ends within a minute or
 * two at the most: each try has its time, and so have the waits between them. Follows no redirection: the address is that
 * of the settings, and who else would get what is sent is not known.
 *
 * @returns the body of the answer, or about a megabyte of it
 * @throws NotTold
 */
export async function post(ports: PostPorts, request: Post): Promise<string> {
  const { tries = 3, isPassing = isPassingUsually } = request;
  for (let made = 1; ; made++) {
    const answer = await tryOnce(ports, request);
    if (answer.status >= 200 && answer.status < 300) return answer.text;
    if (made >= tries || (answer.status > 0 && !isPassing(answer.status))) throw new NotTold(answer.told);
    await ports.wait(answer.retryAfter ?? backOff(made, ports.random));
  }
}

function isPassingUsually(status: number): boolean {
  return status === 429 || status >= 500;
}

/** One second, two, four, each with up to as much again by chance. */
function backOff(made: number, random: Random): number {
  const least = 1_000 * 2 ** (made - 1);
  return least + random.below(least);
}

interface Answer {
  /** 0 where nobody answered. */
  readonly status: number;
  readonly text: string;
  /** The end of a sentence that begins with who was to be told. */
  readonly told: string;
  readonly retryAfter: number | undefined;
}

async function tryOnce({ fetch: send, now }: PostPorts, request: Post): Promise<Answer> {
  const { url, method = 'POST', headers, body, patience = 10_000 } = request;
  try {
    const response = await send(url, {
      method,
      headers: { 'user-agent': 'lifeguard-probe', ...headers(now()) },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body }),
    });
    const text = await startOfBody(response);
    const told = `answered ${response.status}${wordIn(text)}`;
    return { status: response.status, text, told, retryAfter: waitAskedBy(response, now()) };
  } catch (error) {
    return {
      status: 0,
      text: '',
      told: `cannot be reached (${whyUnanswered(error)})`,
      retryAfter: undefined,
    };
  }
}

/** Slack tells what is wrong by one word, such as `no_service`; anything longer may quote what was sent. */
function wordIn(text: string): string {
  return /^[a-z_]{1,40}$/.test(text) ? ` ${text}` : '';
}

/** In seconds, or as a date. */
function waitAskedBy(response: Response, now: number): number | undefined {
  const asked = response.headers.get('retry-after');
  if (asked === null) return undefined;
  const milliseconds = /^\d{1,9}$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now;
  if (Number.isNaN(milliseconds)) return undefined;
  return Math.min(Math.max(milliseconds, 0), longestWait);
}
