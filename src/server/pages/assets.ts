import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sendProblem } from './answer.ts';
import type { Handler } from './context.ts';
import { pagePolicy, securityHeaders } from './security-headers.ts';

const types = {
  'base.css': 'text/css; charset=utf-8',
  'calls.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'mailbox.css': 'text/css; charset=utf-8',
  'mailbox.js': 'text/javascript; charset=utf-8',
  'message.css': 'text/css; charset=utf-8',
  'overview.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'pieces.css': 'text/css; charset=utf-8',
} as const;

/** The name of a file that the pages use. */
export type AssetName = keyof typeof types;

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

// Read once when the process starts: they are part of the program.
const assets = new Map<string, Asset>(
  Object.entries(types).map(([name, type]) => {
    const body = readFileSync(new URL(`./assets/${name}`, import.meta.url));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    return [name, { type, body, etag }];
  }),
);

/** `GET /_lifeguard/assets/{name}`: a script, the style sheet or the icon. */
export const asset: Handler = (_context, { request, response, name }) => {
  const found = assets.get(name);
  if (!found) return sendProblem(response, 404, 'There is no such file.');
  const headers = { ...securityHeaders(pagePolicy), 'cache-control': 'no-cache', etag: found.etag };
  if (request.headers['if-none-match'] === found.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': found.type,
    'content-length': found.body.length,
  });
  response.end(found.body);
};
