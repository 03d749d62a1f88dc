import { startOfBody } from '../pool/body-of.ts';
import { whyUnanswered } from '../pool/why-unanswered.ts';
import { EndpointUnreachable } from './cognito.ts';

/** What an address answers, its redirects not followed. */
export interface FetchedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** About a megabyte of it at most. */
  readonly body: string;
}

/** Asks for an address. It takes ten seconds at most, unless another time is given. @throws EndpointUnreachable */
export async function fetchAnswer(
  send: typeof fetch,
  url: string,
  options: RequestInit = {},
  milliseconds = 10_000,
): Promise<FetchedAnswer> {
  try {
    const signal = AbortSignal.timeout(milliseconds);
    const response = await send(url, { ...options, redirect: 'manual', signal });
    return { status: response.status, headers: response.headers, body: await startOfBody(response) };
  } catch (error) {
    throw new EndpointUnreachable(url, `${new URL(url).origin} did not answer (${whyUnanswered(error)}).`);
  }
}
