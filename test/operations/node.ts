import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { api } from '../../src/model/api.ts';
import type { Ports } from '../../src/operations/ports.ts';
import { registry } from '../../src/operations/registry.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal, type Seal } from '../../src/pool/seal.ts';
import { openStore } from '../../src/store/open.ts';
import { createPoolDirectory, type PoolDirectory } from '../../src/store/pool-directory.ts';
import type { Store } from '../../src/store/store.ts';
import { createApi } from '../../src/wire/api.ts';
import { createHandle } from '../../src/wire/handle.ts';
import { createListener } from '../../src/wire/listener.ts';

export const region = 'us-east-1';
export const accountId = '123456789012';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly cause: string | null;
}

/** One process of the service, on a store that others may share, with the AWS SDK in front of it. */
export interface Node {
  readonly directory: PoolDirectory;
  readonly store: Store;
  readonly seal: Seal;
  /** Milliseconds since 1970; tests set it. */
  readonly clock: { time: number; now(): number };
  /** The SDK, signing for that region. */
  sdk(region?: string): CognitoIdentityProviderClient;
  /** A signed call without the SDK. */
  raw(operation: string, input: unknown, region?: string): Promise<RawAnswer>;
  stop(): Promise<void>;
}

/** A port that these operations have no business with. */
function unused<T extends object>(name: string): T {
  const get = (_: object, key: string | symbol) => {
    throw new Error(`${name}.${String(key)} was used`);
  };
  // Whatever is asked of it throws, so no value of a wrong type comes out.
  return new Proxy({}, { get }) as T;
}

export const testSeal: Seal = createSeal([makeMasterKey(systemRandom)], systemRandom);

/** Starts a node on that store, or on one of its own. */
export async function startNode(shared?: Store): Promise<Node> {
  const store = shared ?? (await openStore({ data: 'memory' }));
  const seal = testSeal;
  const directory = await createPoolDirectory({ store, seal });
  const clock = {
    time: 1_790_257_797_161,
    now() {
      return this.time;
    },
  };
  const ports: Ports = {
    clock,
    random: systemRandom,
    store,
    directory,
    seal,
    accountId,
    origin: 'http://127.0.0.1:9400',
    powers: unused('powers'),
    triggers: unused('triggers'),
    delivery: unused('delivery'),
    pace: unused('pace'),
  };
  const handle = createHandle({
    registry,
    ports,
    credentials: 'any',
    localMode: true,
    faults: { meet: () => undefined },
    verifyAccess: () => Promise.reject(new Error('no user signs in here')),
    record: () => {},
    reportBug: error => {
      throw error;
    },
  });
  const server = createListener(createApi(handle));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port, so its address is no pipe's.
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const clients: CognitoIdentityProviderClient[] = [];

  return {
    directory,
    store,
    seal,
    clock,
    sdk(signedFor = region) {
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
      const client = new CognitoIdentityProviderClient({
        region: signedFor,
        endpoint,
        credentials,
        maxAttempts: 1,
      });
      clients.push(client);
      return client;
    },
    async raw(operation, input, signedFor = region) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${api.targetPrefix}.${operation}`,
          'x-amz-date': '20260924T000000Z',
          authorization: `AWS4-HMAC-SHA256 Credential=local/20260924/${signedFor}/cognito-idp/aws4_request, SignedHeaders=host, Signature=00`,
        },
        body: JSON.stringify(input),
      });
      return {
        status: response.status,
        body: await response.text(),
        cause: response.headers.get('x-lifeguard-cause'),
      };
    },
    async stop() {
      for (const client of clients) client.destroy();
      server.close();
      server.closeAllConnections();
      if (!shared) await store.close();
    },
  };
}
