import type { PageWindow } from 'jsdom';
import { emptyAnswer } from './answers.ts';
import { readApiCall } from './api-call.ts';
import type { Errand, PageRequest } from './visit.ts';

/** What is seen of a page in jsdom while it runs. */
export interface JsdomSeen {
  readonly requests: PageRequest[];
  readonly errors: string[];
  /** What it said in dialogs. */
  readonly said: string[];
  answered: number;
  /** How many requests wait for an answer. */
  open: number;
  isMutated: boolean;
  obstacle: string | undefined;
}

/** Lets pages ask other origins, as the service does. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'content-type, x-amz-target, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request',
  'access-control-allow-methods': 'GET, POST',
};

/**
 * Writes a request down, and answers it where it is a call of Cognito. Whatever else sends something is refused: nothing
 * that was typed leaves the machine. Undefined for a file.
 */
export async function answerRequest(
  request: Request,
  errand: Errand,
  seen: JsdomSeen,
): Promise<Response | undefined> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
  // jsdom follows no referrer policy, so what it tells is nothing that a browser would.
  const { referer: _told, ...headers } = Object.fromEntries(request.headers);
  const written = { method: request.method, url: request.url, headers, body: await request.text() };
  seen.requests.push(written);
  const call = readApiCall(written);
  if (!call) return request.method === 'GET' ? undefined : new Response('', { status: 403 });
  const isReset = call.operation === 'ConfirmForgotPassword';
  const { status, headers: told, body } = isReset ? errand.answer : emptyAnswer;
  // The page has its answer before anybody looks what it says.
  const note = () => {
    seen.answered += 1;
  };
  if (isReset) setImmediate(note);
  return status === 0 ? Response.error() : new Response(body, { status, headers: { ...cors, ...told } });
}

/** Gives a window what browsers have and jsdom lacks. Requests of the page's code go no further than here. */
export function giveBrowserParts(window: PageWindow, errand: Errand, seen: JsdomSeen): void {
  const send = async (input: unknown, given: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input : new URL(String(input), window.location.href);
    seen.open += 1;
    try {
      const answer = await answerRequest(new Request(url, given), errand, seen);
      if (!answer || answer.type === 'error') throw new TypeError('Failed to fetch');
      return answer;
    } finally {
      seen.open -= 1;
    }
  };
  Object.assign(window, {
    ...{ fetch: send, Request, Response, Headers, AbortController, AbortSignal, structuredClone },
    ...{ ReadableStream, TransformStream, WritableStream, TextEncoder, TextDecoder, MessageChannel },
    ...{ alert: (text: unknown) => seen.said.push(String(text)), confirm: () => true, scrollTo: () => {} },
  });
  if (window.crypto.subtle === undefined) Object.defineProperty(window, 'crypto', { value: crypto });
}
