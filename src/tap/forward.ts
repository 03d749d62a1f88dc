import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest, Agent as TlsAgent } from 'node:https';
import { upstreamSilent } from '../causes/tap/upstream-silent.ts';
import { upstreamUnreachable } from '../causes/tap/upstream-unreachable.ts';
import { wordsOfCode } from '../pool/why-unanswered.ts';
import type { Upstream } from './upstream.ts';

/** What is passed on. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn, with Host. */
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** Aborts when nobody waits for the answer any more. */
  readonly abandoned: AbortSignal;
}

/** Passes calls on, over connections that are kept. */
export interface Forward {
  /**
   * Gives the answer when its head is there; its body is a stream, which ends in an error if the upstream hangs up
   * or falls silent.
   *
   * @throws upstreamUnreachable, upstreamSilent
   */
  send(outgoing: Outgoing): Promise<IncomingMessage>;
  close(): void;
}

/** @param silence how long the upstream may send nothing, in milliseconds */
export function createForward({ url, origin }: Upstream, silence: number): Forward {
  const isTls = url.protocol === 'https:';
  // Unused connections are closed before common load balancers would close them: a call never meets one that is dying.
  const options = { keepAlive: true, maxFreeSockets: 256, timeout: Math.min(silence, 20_000), noDelay: true };
  const agent = isTls ? new TlsAgent(options) : new Agent(options);
  const start = isTls ? httpsRequest : httpRequest;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target: RequestOptions = { agent, host, ...(url.port !== '' && { port: url.port }) };

  return {
    send({ method, path, headers, body, abandoned }) {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const request = start({ ...target, method, path, headers });
      request.setTimeout(silence, () => request.destroy(silent()));
      const abandon = () => request.destroy();
      abandoned.addEventListener('abort', abandon, { once: true });
      request.on('response', answer => {
        // From here on silence ends the body, and with it what the caller gets.
        answer.setTimeout(silence, () => answer.destroy(silent()));
        // An answer that is whole leaves its connection to the next call.
        answer.once('end', () => abandoned.removeEventListener('abort', abandon));
        resolve(answer);
      });
      request.on('error', error => {
        const reason = reasonOf(error);
        reject(error.name === 'Failure' ? error : upstreamUnreachable({ upstream: origin, reason }));
      });
      request.once('upgrade', (_, socket) => {
        socket.destroy();
        reject(
          upstreamUnreachable({ upstream: origin, reason: 'it wants to speak something else than HTTP' }),
        );
      });
      request.once('close', () => {
        abandoned.removeEventListener('abort', abandon);
        // Whatever has closed it: who waits for an answer that can no longer come must learn it.
        reject(upstreamUnreachable({ upstream: origin, reason: 'it hung up' }));
      });
      request.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };

  function silent(): Error {
    return upstreamSilent({ upstream: origin, seconds: Math.round(silence / 100) / 10 });
  }
}

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return error.message || 'it hung up';
  return wordsOfCode(code) ?? code;
}
