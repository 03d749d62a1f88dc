import { beforeAbort } from '../../pool/before-abort.ts';
import { bodyWithin } from '../../pool/body-of.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { MailboxProblem } from './mailbox-problem.ts';

/** How a mailbox is asked over HTTP. */
export interface HttpQuestion {
  /** Who is asked, for people: `Mailpit at http://127.0.0.1:8025`. */
  readonly name: string;
  readonly send: typeof fetch;
  readonly signal: AbortSignal;
  /** The bytes that are read at most. */
  readonly most: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds: an answer that takes longer is not waited for, even if the signal would. */
const longest = 15_000;

/**
 * The body of a GET; undefined where there is nothing (404).
 *
 * @throws MailboxProblem `unreachable`, also where the signal aborts; `refused`; `too-large`
 */
export async function httpAnswer(url: URL, question: HttpQuestion): Promise<Buffer | undefined> {
  const { name, send, signal, most, headers = {} } = question;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  const response = await beforeAbort(
    send(url, { headers, signal: patience, redirect: 'error' }),
    patience,
  ).catch(error => {
    throw unreachable(name, error);
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new MailboxProblem('refused', `${name} answered ${response.status}.`);
  const body = await bodyWithin(response, most).catch(error => {
    throw unreachable(name, error);
  });
  if (!body) throw new MailboxProblem('too-large', `${name} answered more than ${most} bytes.`);
  return body;
}

function unreachable(name: string, error: unknown): MailboxProblem {
  const message = `${name} cannot be reached (${whyUnanswered(error)}).`;
  return new MailboxProblem('unreachable', message, { cause: error });
}
