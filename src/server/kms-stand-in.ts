import { createServer } from 'node:http';
import { systemClock } from '../pool/clock.ts';
import { systemRandom } from '../pool/random.ts';
import { createApi } from '../wire/api.ts';
import { createKmsApi } from '../wire/kms-api.ts';
import { listen, stopListening } from './listen.ts';

/** What stands in for KMS, by itself: for a custom sender that is tried while no service runs. */
export interface KmsStandIn {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Answers Decrypt at a free port of loopback, for whoever asks with any credentials.
 *
 * @param key the 32 bytes that stand for every KMS key
 * @throws ListenFailed
 */
export async function startKmsStandIn(key: Uint8Array, accountId: string): Promise<KmsStandIn> {
  const ports = { clock: systemClock, random: systemRandom, accountId };
  const kms = createKmsApi({ ports, credentials: 'any', localMode: true, kmsKey: () => key });
  const server = createServer(createApi(kms));
  const origin = await listen(server, { port: 0, host: '127.0.0.1' });
  return { origin, close: () => stopListening(server) };
}
