import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from '../causes/cause.ts';

const statusOf: ReadonlyMap<string, number> = new Map([
  ['upstream-unreachable', 502],
  ['upstream-silent', 504],
  ['body-too-large', 413],
]);

/** Answers a call in place of the upstream, in the form of AWS, so that SDKs show the error and its sentence. */
export function answerFailure(request: IncomingMessage, response: ServerResponse, failure: Failure): void {
  const body = JSON.stringify({ __type: failure.type, message: failure.shown });
  response.writeHead(statusOf.get(failure.cause.id) ?? 400, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
    'x-amzn-errortype': `${failure.type}:`,
    'x-lifeguard-cause': failure.cause.id,
    ...browserHeaders(request),
  });
  response.end(body);
}

/** Without an answer to its preflight, a browser tells a page nothing: so the call itself may come and be told. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const wanted = request.headers['access-control-request-headers'];
  response.writeHead(200, {
    'content-length': 0,
    'access-control-allow-methods': 'POST',
    ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
    ...browserHeaders(request),
  });
  response.end();
}

function browserHeaders({ headers }: IncomingMessage): Record<string, string> {
  if (headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-errortype,x-lifeguard-cause',
  };
}
