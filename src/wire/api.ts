import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from './handle.ts';
import { largestBody } from './limits.ts';
import type { WireResponse } from './message.ts';

/** The API on node:http: reads the request within its bounds, has it handled, and writes the answer. */
export function createApi(handle: Handle): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void serve(handle, request, response);
  };
}

async function serve(handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await receive(request);
  // The caller went away: nobody waits for an answer.
  if (!body) return;
  const { method = '', url: path = '', headers } = request;
  const address = request.socket.remoteAddress;
  const answer = await handle({ method, path, headers, body, address });
  if (body.length > largestBody) response.setHeader('Connection', 'close');
  send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** How much of a body that is too large is still read, so that the caller gets to see the answer. */
const largestDrained = 16 * largestBody;

/**
 * The body, of which no more than one byte above the limit is kept; undefined if the caller goes away before
 * its end. How long that may take is the HTTP server's `requestTimeout`.
 */
function receive(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      if (length <= largestBody) chunks.push(chunk.subarray(0, largestBody + 1 - length));
      length += chunk.length;
      if (length > largestDrained) request.destroy();
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });
}
