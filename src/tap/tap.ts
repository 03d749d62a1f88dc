import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Failure } from '../causes/cause.ts';
import { bodyTooLarge } from '../causes/requests/body-too-large.ts';
import { upstreamUnreachable } from '../causes/tap/upstream-unreachable.ts';
import { api } from '../model/api.ts';
import type { Clock } from '../pool/clock.ts';
import type { Exchange, PassedAnswer } from './exchange.ts';
import { createForward, type Forward } from './forward.ts';
import { largestLookedInto, largestRequest, longestSilence } from './limits.ts';
import { answerFailure, answerPreflight } from './own-answer.ts';
import { passedHeaders } from './passed-headers.ts';
import { receive } from './receive.ts';
import { type LentCredentials, signAnew } from './sign-anew.ts';
import type { Upstream } from './upstream.ts';

/** What a tap stands on. */
export interface TapOptions {
  readonly upstream: Upstream;
  readonly clock: Clock;
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  /**
   * What signed calls are signed anew with. Left out, they pass as they are, under the host that they were signed for:
   * for an upstream on this machine, which takes them.
   */
  readonly credentials?: () => Promise<LentCredentials>;
  /** Takes each call when it is over, after its caller has the answer. */
  readonly observe: (exchange: Exchange) => void;
  /** Takes what observing throws, which must not cost anybody an answer. */
  readonly report: (error: unknown) => void;
  /** How long the upstream may send nothing, in milliseconds. */
  readonly silence?: number;
}

/** A proxy in front of the API. */
export interface Tap {
  readonly answer: RequestListener;
  /** Lets go of the connections to the upstream. */
  close(): void;
}

/** Makes a tap. It does not listen yet. */
export function createTap(options: TapOptions): Tap {
  const forward = createForward(options.upstream, options.silence ?? longestSilence);
  return {
    answer: (request, response) => void pass(options, forward, request, response),
    close: () => forward.close(),
  };
}

async function pass(
  options: TapOptions,
  forward: Forward,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = options.clock.now();
  const began = options.elapsed();
  const body = await receive(request);
  if (!body) return;
  const target = request.headers['x-amz-target'];
  const operation = typeof target === 'string' ? target.slice(target.lastIndexOf('.') + 1) : undefined;
  const signed = signedHow(options, request, operation);
  const abandoned = new AbortController();
  response.once('close', () => response.writableFinished || abandoned.abort());
  const ask = async () => {
    if (body.length > largestRequest) throw bodyTooLarge({ limit: largestRequest });
    const headers = await headersOf(options, request, body, signed === 'anew' ? operation : undefined);
    const { method = 'GET', url: path = '/' } = request;
    const answer = await forward.send({ method, path, headers, body, abandoned: abandoned.signal });
    return handOn(answer, response);
  };
  const answer = await ask().catch((error: unknown) => failureOf(error, options.upstream));
  if (answer instanceof Failure) {
    if (abandoned.signal.aborted) return;
    if (request.method === 'OPTIONS') return answerPreflight(request, response);
    answerFailure(request, response, answer);
  }
  // Where the caller went away, how the answer ended tells nothing.
  else if (answer.brokeOff && abandoned.signal.aborted) return;
  if (operation === undefined || request.method !== 'POST') return;
  const milliseconds = options.elapsed() - began;
  const { headers } = request;
  try {
    options.observe({ startedAt, milliseconds, operation, headers, body, signed, answer });
  } catch (error) {
    options.report(error);
  }
}

/** A call that cannot be passed on for a reason that nobody thought of is told like any other. */
function failureOf(error: unknown, { origin }: Upstream): Failure {
  if (error instanceof Failure) return error;
  return upstreamUnreachable({
    upstream: origin,
    reason: error instanceof Error ? error.message : String(error),
  });
}

function signedHow(
  { credentials }: TapOptions,
  { headers }: IncomingMessage,
  operation: string | undefined,
): Exchange['signed'] {
  if (operation === undefined) return 'no';
  const known = api.operations[operation];
  const isSigned = known ? known.auth === 'sigv4' : headers.authorization !== undefined;
  if (!isSigned || headers.authorization === undefined) return 'no';
  return credentials ? 'anew' : 'as it came';
}

/** The headers of the request to the upstream. One on this machine gets the host that the caller named. */
async function headersOf(
  { upstream, clock, credentials }: TapOptions,
  request: IncomingMessage,
  body: Buffer,
  toSign: string | undefined,
): Promise<string[]> {
  const host = credentials || !upstream.isLocal ? upstream.url.host : (request.headers.host ?? '');
  const passed = passedHeaders(request.rawHeaders, ['host', 'content-length', 'expect']);
  const length = body.length > 0 || request.method === 'POST' ? ['content-length', String(body.length)] : [];
  const headers = ['Host', host, ...passed, ...length];
  if (toSign === undefined || !credentials) return headers;
  return signAnew({ clock, credentials }, { operation: toSign, request, body, upstream, headers });
}

/** Passes an answer on as it comes, and keeps what fits to be looked into. Resolves when all of it has gone out. */
function handOn(answer: IncomingMessage, response: ServerResponse): Promise<PassedAnswer> {
  const { promise, resolve } = Promise.withResolvers<PassedAnswer>();
  const { statusCode: status = 502, statusMessage = '', headers } = answer;
  const kept: Buffer[] = [];
  let length = 0;
  response.sendDate = false;
  response.writeHead(status, statusMessage, passedHeaders(answer.rawHeaders));
  answer.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= largestLookedInto) kept.push(chunk);
    if (!response.write(chunk)) {
      answer.pause();
      response.once('drain', () => answer.resume());
    }
  });
  answer.once('end', () => {
    response.end();
    const body = length <= largestLookedInto ? Buffer.concat(kept) : undefined;
    resolve({ status, headers, body, brokeOff: false });
  });
  answer.once('error', () => {
    // The caller must see that it is not whole: the same as without a tap.
    response.destroy();
    resolve({ status, headers, body: undefined, brokeOff: true });
  });
  return promise;
}
