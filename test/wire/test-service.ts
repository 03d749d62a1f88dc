import { Failure } from '../../src/causes/cause.ts';
import { api } from '../../src/model/api.ts';
import type { OperationName } from '../../src/model/operation.ts';
import type { SignedIn } from '../../src/operations/call.ts';
import { notBuilt, type OperationOf, type Registry } from '../../src/operations/entry.ts';
import type { Ports } from '../../src/operations/ports.ts';
import type { Client, Pool } from '../../src/pool/pool.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createRecorder, type Recorder } from '../../src/recorder/recorder.ts';
import { createHandle, type Handle } from '../../src/wire/handle.ts';
import type { WireResponse } from '../../src/wire/message.ts';
import type { Service } from '../../src/wire/service.ts';

export const poolId = 'us-east-1_AkG9mnbjA';
export const clientId = '1example23456789abcdefghij';

type Operations = { readonly [N in OperationName]?: OperationOf<N> };

/** A registry of operations that only show what reached them. */
function registryOf(operations: Operations): Registry {
  const entries = Object.keys(api.operations).map(name => {
    const built = name in operations;
    return [name, built ? async () => operations : notBuilt];
  });
  // Every name of the model is there; a test of its own holds these names against the type's.
  return Object.fromEntries(entries) as Registry;
}

/** Of a whole, the parts that the wire may touch; any other throws. */
function only<T extends object>(name: string, parts: Partial<T>): T {
  const get = (target: object, key: string | symbol) => {
    if (!(key in target)) throw new Error(`the wire used ${name}.${String(key)}`);
    return Reflect.get(target, key);
  };
  // What is not among the parts throws when it is asked for, so no value of a wrong type comes out.
  return new Proxy(parts, { get }) as T;
}

export interface TestService {
  readonly handle: Handle;
  readonly recorder: Recorder;
  readonly bugs: unknown[];
  /** Milliseconds since 1970; tests set it. */
  readonly clock: { time: number; now(): number };
  /** Calls an operation in process, with credentials that are well formed. */
  call(operation: string, input: unknown, headers?: Record<string, string>): Promise<WireResponse>;
}

export const anyAuthorization =
  'AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00';

export function testService(operations: Operations, options: Partial<Service> = {}): TestService {
  const clock = {
    time: Date.now(),
    now() {
      return this.time;
    },
  };
  // The wire asks the directory only for the pool of a client, and whether that keeps events.
  const client = { id: clientId, poolId } as Client;
  const pool = { id: poolId, settings: {} } as Pool;
  const directory = only<Ports['directory']>('directory', {
    client: id => (id === clientId ? client : undefined),
    pool: id => (id === poolId ? pool : undefined),
  });
  const ports = only<Ports>('ports', { clock, random: systemRandom, directory, accountId: '123456789012' });
  const recorder = createRecorder();
  const bugs: unknown[] = [];
  const handle = createHandle({
    registry: registryOf(operations),
    ports,
    credentials: 'any',
    localMode: true,
    faults: { meet: () => undefined },
    verifyAccess: async (accessToken, trace) => {
      if (accessToken !== 'valid') {
        throw new Failure(
          { id: 'token-is-garbage', title: 'Garbage' },
          { type: 'NotAuthorizedException', message: 'Invalid Access Token' },
          {},
        );
      }
      trace.user = 'anna';
      // The operations of these tests look at nothing else of the caller.
      return { pool, client, user: { username: 'anna' } } as SignedIn;
    },
    record: event => recorder.record(event),
    reportBug: error => bugs.push(error),
    ...options,
  });
  const call: TestService['call'] = (operation, input, headers = {}) =>
    handle({
      method: 'POST',
      path: '/',
      headers: {
        'x-amz-target': `${api.targetPrefix}.${operation}`,
        'x-amz-date': '20261121T000000Z',
        authorization: anyAuthorization,
        ...headers,
      },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    });
  return { handle, recorder, bugs, clock, call };
}
