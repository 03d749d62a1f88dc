import { startOfBody } from '../pool/body-of.ts';
import { whyUnanswered } from '../pool/why-unanswered.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';

/** What an address answers. */
export interface FetchedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** About a megabyte of it at most. */
  readonly body: string;
}

/** What is sent to an address. */
export interface Asking extends Omit<RequestInit, 'signal' | 'redirect'> {
  /** `error` where a redirect is no answer; otherwise it is one, as any other. */
  readonly redirect?: 'error' | 'manual';
  /** How long the answer may take in all: ten seconds where it is left out. */
  readonly milliseconds?: number;
  /** What is asked for, such as the operation; told where nobody answers. */
  readonly asked?: string;
}

/** Asks for an address, and follows no redirect. @throws EndpointUnreachable */
export async function fetchAnswer(
  send: typeof fetch,
  url: string,
  { milliseconds = 10_000, asked, ...options }: Asking = {},
): Promise<FetchedAnswer> {
  try {
    const signal = AbortSignal.timeout(milliseconds);
    const response = await send(url, { redirect: 'manual', ...options, signal });
    return { status: response.status, headers: response.headers, body: await startOfBody(response) };
  } catch (error) {
    const what = asked === undefined ? '' : ` ${asked}`;
    const words = `${new URL(url).origin} did not answer${what} (${whyUnanswered(error)}).`;
    throw new EndpointUnreachable(url, words);
  }
}
