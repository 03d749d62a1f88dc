import type { ServerResponse } from 'node:http';
import type { Html } from './html.ts';
import type { Policy } from './security-headers.ts';
import { pagePolicy, securityHeaders } from './security-headers.ts';

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
  });
  // Node leaves the body out of the answer to a HEAD by itself.
  response.end(body);
}

/** Answers with JSON, indented: people read it too. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(
    response,
    status,
    'application/json; charset=utf-8',
    `${JSON.stringify(value, undefined, 2)}\n`,
    securityHeaders(pagePolicy),
  );
}

/** Answers with a page. */
export function sendHtml(
  response: ServerResponse,
  status: number,
  page: Html,
  policy: Policy = pagePolicy,
): void {
  send(response, status, 'text/html; charset=utf-8', page.html, securityHeaders(policy));
}

/** Answers a request that cannot be met with one sentence that says why. */
export function sendProblem(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { message });
}
