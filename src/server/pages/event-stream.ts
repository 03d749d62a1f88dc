import type { IncomingMessage, ServerResponse } from 'node:http';
import { pagePolicy, securityHeaders } from './security-headers.ts';

/** An open stream of server-sent events. */
export interface EventStream {
  send(event: { readonly id: string; readonly name: string; readonly data: unknown }): void;
  /** Aborts when the reader has gone or the server shuts down. */
  readonly closed: AbortSignal;
}

/** Proxies and browsers drop a stream on which nothing comes for long. */
const heartbeat = 15_000;

/**
 * How much may wait for a reader that does not read, in bytes, before the stream is cut; it
 * can ask again from its last id.
 */
const mostWaiting = 4 * 1024 * 1024;

/** Whether the client asks for a stream rather than one answer. */
export function wantsStream(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream');
}

/** Starts a stream and keeps it alive until either side ends it, ours when the service begins to stop. */
export function openEventStream(response: ServerResponse, stopping: AbortSignal): EventStream {
  const closing = new AbortController();
  response.writeHead(200, {
    ...securityHeaders(pagePolicy),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  const beat = setInterval(() => response.write(': still here\n\n'), heartbeat).unref();
  const end = () => response.end();
  stopping.addEventListener('abort', end);
  if (stopping.aborted) end();
  response.once('close', () => {
    stopping.removeEventListener('abort', end);
    clearInterval(beat);
    closing.abort();
  });
  return {
    closed: closing.signal,
    send({ id, name, data }) {
      if (closing.signal.aborted) return;
      response.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      if (response.writableLength > mostWaiting) response.destroy();
    },
  };
}
