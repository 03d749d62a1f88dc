import type { PageWindow } from 'jsdom';
import { emptyAnswer } from './answers.ts';
import { readApiCall } from './api-call.ts';
import { fetchOwn } from './fetch-own.ts';
import type { Seen } from './seen.ts';
import type { ApiAnswer } from './visit.ts';

/** What a page in jsdom asks others through. */
export interface JsdomNetwork {
  /** Where the page stands. */
  readonly origin: string;
  readonly seen: Seen;
  /** What ConfirmForgotPassword is answered with now. */
  answer: ApiAnswer;
  /** How long an answer may take, in milliseconds. */
  readonly patience: number;
  /** How many requests wait for an answer. */
  open: number;
}

/** Lets pages ask other origins, as the service does. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'content-type, x-amz-target, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request',
  'access-control-allow-methods': 'GET, POST',
};

/**
 * Writes a request down, and answers it: a call of Cognito as the errand says, a file of the page's own origin with what
 * is there. Whatever else asks or sends something is refused.
 */
export async function answerRequest(request: Request, network: JsdomNetwork): Promise<Response> {
  const { origin, answer, seen, patience } = network;
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
  // jsdom follows no referrer policy, so what it tells is nothing that a browser would.
  const { referer: _told, ...headers } = Object.fromEntries(request.headers);
  const written = { method: request.method, url: request.url, headers, body: await request.text() };
  if (!seen.request(written)) return refused();
  const call = readApiCall(written);
  if (!call) {
    if (request.method !== 'GET' || new URL(request.url).origin !== origin) return refused();
    const file = await fetchOwn(request.url, { origin, note: seen.request, patience });
    const isEmpty = file.status === 204 || file.status === 304;
    return new Response(isEmpty ? null : file.body, { status: file.status, headers: file.headers });
  }
  const isReset = call.operation === 'ConfirmForgotPassword';
  const { status, headers: told, body } = isReset ? answer : emptyAnswer;
  // The page has its answer before anybody looks what it says.
  const note = () => {
    seen.answered += 1;
  };
  if (isReset) setImmediate(note);
  return status === 0 ? Response.error() : new Response(body, { status, headers: { ...cors, ...told } });
}

function refused(): Response {
  return new Response('', { status: 403 });
}

/** Gives a window what browsers have and jsdom lacks. Requests of the page's code go no further than here. */
export function giveBrowserParts(window: PageWindow, network: JsdomNetwork): void {
  const send = async (input: unknown, given: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input : new URL(String(input), window.location.href);
    network.open += 1;
    try {
      const answer = await answerRequest(new Request(url, given), network);
      if (answer.type === 'error') throw new TypeError('Failed to fetch');
      return answer;
    } finally {
      network.open -= 1;
    }
  };
  Object.assign(window, {
    // The promise is of the page's realm, so that one that nobody catches is known to be the page's.
    fetch: (...args: Parameters<typeof send>) => window.Promise.resolve(send(...args)),
    ...{ Request, Response, Headers, AbortController, AbortSignal, structuredClone },
    ...{ ReadableStream, TransformStream, WritableStream, TextEncoder, TextDecoder, MessageChannel },
    ...{ alert: (text: unknown) => network.seen.say(String(text)), confirm: () => true, scrollTo: () => {} },
  });
  if (window.crypto.subtle === undefined) Object.defineProperty(window, 'crypto', { value: crypto });
}
