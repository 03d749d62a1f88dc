import { availableParallelism } from 'node:os';
import type { PoolsFile } from '../config/pools-file.ts';
import type { FaultControl } from '../faults/fault-control.ts';
import { systemClock } from '../pool/clock.ts';
import { formatMasterKey, makeMasterKey } from '../pool/master-key.ts';
import { regionOf } from '../pool/pool.ts';
import { systemRandom } from '../pool/random.ts';
import { startPowers } from '../pool/worker-powers.ts';
import { PoolsNotApplied } from '../server/pools-not-applied.ts';
import { type RunningService, startService } from '../server/service.ts';
import { createEventReader } from './create-event-reader.ts';
import { createMailReader } from './create-mail-reader.ts';
import type { EventReader } from './event-reader.ts';
import { createKeyStock } from './key-stock.ts';
import type { MailReader } from './mail-reader.ts';
import type { PoolsDescription, TriggerModules } from './pools-description.ts';
import { readPools, withTriggers } from './read-pools.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** What a Lifeguard for tests may be started with. All of it may be left out. */
export interface LifeguardOptions {
  /**
   * Pools, clients and users: an object, or the path of a pools.yaml. The example's
   * three pools where it is left out.
   */
  readonly pools?: PoolsDescription | string | URL;
  /** Modules that run as triggers, in every pool; they take the place of what the description names. */
  readonly triggers?: TriggerModules;
  /**
   * `postgres://…`: keeps the state there. Two that share a database and a
   * clock are two nodes of one service.
   */
  readonly store?: string;
  /** The clock of another one, to share it. */
  readonly clock?: TestClock;
  /**
   * How long one attempt of a trigger may take; Cognito's 5,000 where it is left
   * out. Three of them end a call.
   */
  readonly triggerMilliseconds?: number;
  /**
   * Takes what trigger modules print and what goes wrong inside, line by line;
   * `console.error` where it is left out.
   */
  readonly log?: (line: string) => void;
  /** What `${NAME}` in a pools.yaml stands for; `process.env` where it is left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const optionNames = [
  'pools',
  'triggers',
  'store',
  'clock',
  'triggerMilliseconds',
  'log',
  'environment',
] satisfies (keyof LifeguardOptions)[];

/** An app client, as a test needs it. */
export interface LifeguardClient {
  readonly id: string;
  readonly name: string;
  /** Undefined for a public client. */
  readonly secret: string | undefined;
}

/** A user of the description, as a test needs it. */
export interface LifeguardUser {
  readonly username: string;
  /** The description's, or the one that was made. */
  readonly password: string;
}

/** A pool of the description. */
export interface LifeguardPool {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly clients: readonly LifeguardClient[];
  readonly users: readonly LifeguardUser[];
}

/** A Lifeguard that runs in this process, in memory, for tests. */
export interface Lifeguard extends AsyncDisposable {
  /** Where it answers, such as `http://127.0.0.1:40961`: the `endpoint` of an SDK's client. */
  readonly endpoint: string;
  /** The region of the first pool. */
  readonly region: string;
  /** Credentials for signed operations, as SDKs take them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The pools of the description, in its order; there is one at least. */
  readonly pools: readonly [LifeguardPool, ...LifeguardPool[]];
  readonly clock: TestClock;
  readonly mail: MailReader;
  readonly events: EventReader;
  /** What goes wrong on demand; `docs/faults.md` shows it at work. */
  readonly faults: FaultControl;
  /** Finishes what is in flight and lets go of everything. Again is no error. */
  stop(): Promise<void>;
}

/*
 * What all of one process share, so that each start but the first takes little: signing keys, the threads that make
 * modular powers, and the master key, by which two can read what they keep in one database.
 */
const keys = createKeyStock(systemRandom);
const powers = startPowers(systemRandom, availableParallelism());
const masterKeys = formatMasterKey(makeMasterKey(systemRandom));

/** `startLifeguard` of `lifeguard/testing`, where a newer Node.js is known to run. */
export async function startLifeguard(options: LifeguardOptions): Promise<Lifeguard> {
  const names: readonly string[] = optionNames;
  const unknown = Object.keys(options).find(name => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`startLifeguard has no option ${unknown}. Options: ${names.join(', ')}.`);
  }
  const directory = process.cwd();
  const described = readPools({
    pools: options.pools,
    directory,
    environment: options.environment ?? process.env,
  });
  const config = withTriggers(described.pools, options.triggers ?? {}, directory);
  const clock = options.clock ?? createTestClock(systemClock);
  const service = await startService({
    config,
    port: 0,
    host: '127.0.0.1',
    data: 'memory',
    store: options.store,
    masterKeys,
    clock,
    keys,
    powers,
    triggerMilliseconds: options.triggerMilliseconds,
    log: options.log ?? (line => console.error(line)),
  }).catch(error => {
    throw error instanceof PoolsNotApplied ? described.refused(error.findings) : error;
  });
  const stop = () => service.stop();
  const pools = poolsOf(config, service);
  return {
    endpoint: service.origin,
    region: pools[0].region,
    credentials: credentialsOf(config),
    pools,
    clock,
    mail: createMailReader(service.mailbox, service.recorder),
    events: createEventReader(service.recorder),
    faults: service.faults,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function poolsOf(config: PoolsFile, service: RunningService): Lifeguard['pools'] {
  const [first, ...rest] = config.pools.map((pool): LifeguardPool => {
    const made = (username: string) =>
      service.madePasswords.find(entry => entry.poolId === pool.id && entry.username === username);
    return {
      id: pool.id,
      name: pool.name,
      region: regionOf(pool.id),
      clients: pool.clients.map(({ id, name }) => ({ id, name, secret: service.clientSecret(id) })),
      users: pool.users.map(({ username, password }) => ({
        username,
        password: password ?? made(username)?.password ?? '',
      })),
    };
  });
  if (!first) throw new Error('a description without pools is refused');
  return [first, ...rest];
}

/** Any credentials are taken, unless the description names some. */
function credentialsOf({ credentials: [first] }: PoolsFile): Lifeguard['credentials'] {
  return first ?? { accessKeyId: 'local', secretAccessKey: 'local' };
}
