import { parsePools } from '../../src/config/load-pools.ts';
import { createDelivery } from '../../src/delivery/create-delivery.ts';
import { openMailbox } from '../../src/delivery/mailbox.ts';
import { api } from '../../src/model/api.ts';
import { createPace, type Pace } from '../../src/operations/pace.ts';
import type { Ports } from '../../src/operations/ports.ts';
import { registry } from '../../src/operations/registry.ts';
import { verifyAccess } from '../../src/operations/tokens/verify-access.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import type { Powers } from '../../src/pool/powers.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import { makeSigningKey } from '../../src/pool/signing-key.ts';
import { startPowers } from '../../src/pool/worker-powers.ts';
import { applyPools } from '../../src/server/apply-pools.ts';
import { openStore } from '../../src/store/open.ts';
import { createPoolDirectory } from '../../src/store/pool-directory.ts';
import type { Query, Store, Transaction } from '../../src/store/store.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { createTriggers } from '../../src/triggers/create-triggers.ts';
import { createHandle } from '../../src/wire/handle.ts';
import type { WireResponse } from '../../src/wire/message.ts';

/** A call as a stranger sees it, and what was done for it. */
export interface CountedCall {
  readonly answer: WireResponse;
  /** Each modular power, statement, transaction and wait, in their order; what a timed sending does is one of them. */
  readonly work: readonly string[];
  /** What was done within that sending, or in its place. */
  readonly sending: readonly string[];
  readonly cause: string | undefined;
}

/** A service that tells what work each call takes. Time stands still in it. */
export interface CountedService {
  readonly clock: { time: number; now(): number };
  /** One after the other: calls must not overlap. */
  call(operation: string, input: object): Promise<CountedCall>;
  /** Calls and gives the output. @throws Error where it fails */
  ok(operation: string, input: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts one in this process, without local mode: causes are not told. */
export async function startCounted(pools: PoolsDescription): Promise<CountedService> {
  const loaded = parsePools(JSON.stringify(pools), { file: '', directory: '/', environment: {} });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const done: string[] = [];
  let sending: string[] = [];
  const [random, clock] = [systemRandom, { time: 1_790_257_797_161, now: () => clock.time }];
  const store = counted(await openStore({ data: 'memory' }), done);
  const seal = createSeal([makeMasterKey(random)], random);
  const directory = await createPoolDirectory({ store, seal });
  const started = startPowers(random, 1);
  const pace = createPace({ random, elapsed: () => performance.now(), waitUntil: async () => {} });
  const triggers = createTriggers({ functions: new Map(), clock, random, log: () => {} });
  const delivery = await createDelivery({
    mailbox: openMailbox(store, seal),
    mail: undefined,
    sms: undefined,
  });
  const ports: Ports = {
    ...{ clock, random, store, directory, seal, triggers, delivery },
    powers: countedPowers(started, done),
    pace: countedPace(pace, done, counted => {
      sending = counted;
    }),
    origin: 'http://127.0.0.1:9400',
    accountId: loaded.pools.account,
  };
  const key = await makeSigningKey(random);
  await applyPools(ports, loaded.pools, async () => key);
  const causes: (string | undefined)[] = [];
  const handle = createHandle({
    registry,
    ports,
    credentials: 'any',
    localMode: false,
    faults: { meet: () => undefined },
    verifyAccess: (token, trace) => verifyAccess(ports, token, trace),
    record: event => causes.push(event.cause?.id),
    reportBug: error => {
      throw error;
    },
  });

  const call: CountedService['call'] = async (operation, input) => {
    done.length = 0;
    sending = [];
    const answer = await handle({
      method: 'POST',
      path: '/',
      headers: {
        'x-amz-target': `${api.targetPrefix}.${operation}`,
        'x-amz-date': '20260924T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260924/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00',
      },
      body: JSON.stringify(input),
    });
    return { answer, work: [...done], sending, cause: causes.at(-1) };
  };
  return {
    clock,
    call,
    async ok(operation, input) {
      const { answer, cause } = await call(operation, input);
      if (answer.status !== 200) throw new Error(`${operation}: ${answer.body} (${cause})`);
      return JSON.parse(answer.body || '{}');
    },
    async stop() {
      await triggers.close();
      await delivery.close();
      await started.close();
      await store.close();
    },
  };
}

function counted(store: Store, done: string[]): Store {
  const query = <Q extends Query>(inner: Q): Q => ({
    ...inner,
    all: (sql: string, parameters: Parameters<Query['all']>[1]) => {
      done.push(sql);
      return inner.all(sql, parameters);
    },
    first: (sql: string, parameters: Parameters<Query['first']>[1]) => {
      done.push(sql);
      return inner.first(sql, parameters);
    },
  });
  const transaction = (inner: Transaction): Transaction => ({
    ...query(inner),
    run: (sql, parameters) => {
      done.push(sql);
      return inner.run(sql, parameters);
    },
  });
  return {
    engine: store.engine,
    read: work => store.read(inner => work(query(inner))),
    write: work => {
      done.push('transaction');
      return store.write(inner => work(transaction(inner)));
    },
    close: () => store.close(),
  };
}

function countedPowers(powers: Powers, done: string[]): Powers {
  return {
    ofGenerator: exponent => {
      done.push('power of the generator');
      return powers.ofGenerator(exponent);
    },
    of: (base, exponent) => {
      done.push('power');
      return powers.of(base, exponent);
    },
    ephemeral: () => {
      done.push('ephemeral');
      return powers.ephemeral();
    },
    close: () => powers.close(),
  };
}

/** What is done while it is timed is waited for where it is not done: it counts as the wait that it is. */
function countedPace(pace: Pace, done: string[], sent: (work: string[]) => void): Pace {
  async function asOne<T>(kind: string, run: () => Promise<T>): Promise<T> {
    const before = done.length;
    const result = await run();
    sent(done.splice(before, done.length, `wait of ${kind}`));
    return result;
  }
  return {
    timed: (kind, work) => asOne(kind, () => pace.timed(kind, work)),
    asLong: (kind, pretended, rehearsal) => asOne(kind, () => pace.asLong(kind, pretended, rehearsal)),
  };
}
