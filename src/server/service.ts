import { availableParallelism } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Catalogue, readCatalogue } from '../causes/catalogue.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { createDelivery } from '../delivery/create-delivery.ts';
import { type Mailbox, openMailbox } from '../delivery/mailbox.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { loadAhead } from '../operations/load-ahead.ts';
import { createPace } from '../operations/pace.ts';
import type { Ports } from '../operations/ports.ts';
import { registry } from '../operations/registry.ts';
import { verifyAccess } from '../operations/tokens/verify-access.ts';
import { waitUntil } from '../operations/wait-until.ts';
import { type Clock, systemClock } from '../pool/clock.ts';
import type { Powers } from '../pool/powers.ts';
import { present } from '../pool/present.ts';
import { type Random, systemRandom } from '../pool/random.ts';
import { createSeal } from '../pool/seal.ts';
import { makeSigningKey } from '../pool/signing-key.ts';
import { startPowers } from '../pool/worker-powers.ts';
import { createRecorder, type Recorder } from '../recorder/recorder.ts';
import { openStore } from '../store/open.ts';
import { createPoolDirectory } from '../store/pool-directory.ts';
import { createTriggers } from '../triggers/create-triggers.ts';
import { createApi } from '../wire/api.ts';
import { createHandle } from '../wire/handle.ts';
import { createKmsApi, isKmsRequest } from '../wire/kms-api.ts';
import { createListener } from '../wire/listener.ts';
import { applyPools, type KeySource, type MadePassword } from './apply-pools.ts';
import { credentialsOf } from './credentials.ts';
import { deliveryOf } from './delivery-config.ts';
import { functionsOf } from './functions.ts';
import { listen, stopListening } from './listen.ts';
import { type DataPlace, masterKeysOf } from './master-keys.ts';
import { createPages } from './pages/pages.ts';
import { createResetPage, renderResetSite } from './reset-site.ts';
import { createRoutes, type Routes } from './routes.ts';
import { senderEnvironments } from './sender-environments.ts';
import { senderKeysOf } from './sender-keys.ts';
import { withTried } from './try-pools.ts';
import { startUpkeep } from './upkeep.ts';
import { version } from './version.ts';
import { createWellKnown } from './well-known.ts';

/** What a service is started with. */
export interface ServiceOptions extends DataPlace {
  /** pools.yaml, read. */
  readonly config: PoolsFile;
  /** 0 takes any that is free. */
  readonly port: number;
  /** An address of this machine. Others than loopback demand `credentials` in pools.yaml. */
  readonly host: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly keys?: KeySource;
  /** Makes modular powers, and is closed by who gives it; the service's own where it is left out. */
  readonly powers?: Powers;
  /**
   * How long one attempt of a trigger may take, in milliseconds; Cognito's five seconds where it is left out.
   */
  readonly triggerMilliseconds?: number | undefined;
  /** Takes what handlers of triggers print and what goes wrong inside, line by line. */
  readonly log: (line: string) => void;
}

/** A running service. */
export interface RunningService {
  /** Such as `http://127.0.0.1:9400`. */
  readonly origin: string;
  readonly mailbox: Mailbox;
  readonly recorder: Recorder;
  readonly faults: Faults;
  /**
   * The secret of an app client, the older one of two; undefined for a public client
   * and for one that is not there.
   */
  clientSecret(clientId: string): string | undefined;
  /** Passwords that were made for users to whom pools.yaml gives none. */
  readonly madePasswords: readonly MadePassword[];
  /** Whether any credentials are accepted and causes are told. */
  readonly localMode: boolean;
  /** Finishes what is in flight, then lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Starts a service.
 *
 * @throws StoreUnavailable, MasterKeyUnusable, ListenFailed, CredentialsMissing:
 * each with one sentence for people; PoolsNotApplied, which names every entry that is refused
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { config, clock = systemClock, random = systemRandom, log } = options;
  const { credentials, localMode } = credentialsOf(config, options.host);
  const report = (error: unknown, where = 'Lifeguard failed') =>
    log(`${where}: ${error instanceof Error ? error.stack : String(error)}`);

  // The port is taken first, since the origin names it; who comes early waits.
  const { promise: routes, resolve: open, reject: giveUp } = Promise.withResolvers<Routes>();
  // Where nobody came, nobody waits for it; the caller is told by the error itself.
  routes.catch(() => {});
  const server = createListener((request, response) => {
    routes.then(
      answer => answer(request, response),
      () => response.destroy(),
    );
  });
  const origin = await listen(server, options);
  const closing: (() => unknown)[] = [];
  const stopping = new AbortController();
  const stop = async () => {
    stopping.abort();
    await stopListening(server);
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const store = await openStore({ data: options.data, url: options.store });
    closing.push(() => store.close());
    const seal = createSeal(await masterKeysOf(options, store, random), random);
    const directory = await createPoolDirectory({ store, seal });
    const powers = options.powers ?? startPowers(random, availableParallelism());
    if (!options.powers) closing.push(() => powers.close());
    const recorder = createRecorder();
    const kmsKey = senderKeysOf(config, seal);
    const triggers = createTriggers({
      functions: functionsOf(config, origin, senderEnvironments(config, origin, kmsKey)),
      ...present({ lambdaEndpoint: config.lambdaEndpoint }),
      fetch,
      senders: { random, kmsKey, record: event => recorder.record(event) },
      clock,
      random,
      log: (name, line) => log(`${name}: ${line}`),
      ...present({ limitMilliseconds: options.triggerMilliseconds }),
    });
    closing.push(() => triggers.close());
    const mailbox = openMailbox(store, seal);
    const delivery = await createDelivery({ mailbox, ...deliveryOf(config) });
    closing.push(() => delivery.close());
    const elapsed = () => performance.now();
    const waiting = { elapsed, pause: setTimeout, turn: setImmediate };
    const ports: Ports = {
      clock,
      random,
      store,
      directory,
      seal,
      powers,
      triggers,
      delivery,
      pace: createPace({ random, elapsed, waitUntil: time => waitUntil(waiting, time) }),
      origin,
      accountId: config.account,
    };
    const keys = options.keys ?? (() => makeSigningKey(random));
    const madePasswords = await applyPools(ports, config, keys).catch(error =>
      withTried(ports, config, error),
    );
    closing.push(startUpkeep({ store, directory, mailbox, clock }, report));

    const faults = createFaults({ clock, random, pause: setTimeout }, config.faults);
    const reportBug = (error: unknown, requestId: string) => report(error, `Request ${requestId} failed`);
    const handle = createHandle({
      registry,
      ports,
      faults,
      credentials,
      localMode,
      verifyAccess: (token, trace) => verifyAccess(ports, token, trace),
      record: event => recorder.record(event),
      reportBug,
    });
    const kms = createKmsApi({ ports, credentials, localMode, kmsKey, reportBug });
    let catalogue: Promise<Catalogue> | undefined;
    open(
      createRoutes({
        api: createApi(request => (isKmsRequest(request) ? kms(request) : handle(request))),
        wellKnown: createWellKnown(directory, clock, origin),
        resetPage: createResetPage(() => renderResetSite(config, origin), report),
        pages: createPages({
          stopping: stopping.signal,
          mailbox,
          recorder,
          directory,
          store,
          origin,
          hosts: [options.host],
          local: localMode,
          version,
          testUsers: config.pools.flatMap(pool =>
            pool.users.map(({ username }) => ({ poolId: pool.id, username })),
          ),
          async readCauses() {
            catalogue ??= readCatalogue();
            const causes = await catalogue;
            return id => causes.get(id)?.definition;
          },
        }),
        report,
      }),
    );
    loadAhead(registry).catch(error => report(error));
    const clientSecret = (clientId: string) => directory.client(clientId)?.secrets[0]?.value;
    return { origin, mailbox, recorder, faults, clientSecret, madePasswords, localMode, stop };
  } catch (error) {
    giveUp(error);
    await stop();
    throw error;
  }
}
