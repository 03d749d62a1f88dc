import { beforeAbort } from '../pool/before-abort.ts';
import type { Target } from './target.ts';

/** A client of an AWS SDK, as far as a bound takes it. */
export interface Sending {
  send(command: never, options?: { readonly abortSignal?: AbortSignal }): Promise<unknown>;
}

/** Milliseconds that a call may take in all. AWS throttles, and the SDK then waits up to 20 seconds between attempts. */
export function longestCall({ kind }: Target): number {
  return kind === 'aws' ? 180_000 : 45_000;
}

/**
 * Makes a call that is given up once the signal aborts, with all its attempts: the timeouts of a client's settings end where
 * the headers of an answer come, and its body may never end. Nor need the search for credentials, which no signal ends: it is
 * left to itself.
 *
 * @param signal such as `AbortSignal.timeout` gives; for all that is sent
 * @param call must send by the client that it is given
 * @throws Error `TimeoutError` where it took longer
 */
export async function boundedCall<C extends Sending, T>(
  client: C,
  signal: AbortSignal,
  call: (client: C) => Promise<T>,
): Promise<T> {
  // The same client in all else.
  const bounded: C = Object.create(client, {
    send: { value: (command: never) => client.send(command, { abortSignal: signal }) },
  });
  try {
    return await beforeAbort(call(bounded), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw Object.assign(new Error('no whole answer in time', { cause: error }), { name: 'TimeoutError' });
  }
}
