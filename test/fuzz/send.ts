import { type Agent, type IncomingMessage, request } from 'node:http';
import type { MalformedRequest } from './malformed-requests.ts';

/** An answer as it came in. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Sends a request as it is, and rejects where there is no answer. */
export function send(origin: string, agent: Agent, sent: MalformedRequest): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { method, path, headers, body } = sent;
  const outgoing = request(
    origin,
    { agent, method, path, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } },
    response => {
      // A stream of events never ends; that it began is enough.
      const isEndless = response.headers['content-type'] === 'text/event-stream';
      const chunks: Buffer[] = [];
      const finish = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', finish)
        .on('error', reject);
      if (isEndless) {
        finish();
        response.destroy();
      }
    },
  );
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}
