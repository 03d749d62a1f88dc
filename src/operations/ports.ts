import type { Delivery } from '../delivery/delivery.ts';
import type { Clock } from '../pool/clock.ts';
import type { Powers } from '../pool/powers.ts';
import type { Random } from '../pool/random.ts';
import type { Seal } from '../pool/seal.ts';
import type { PoolDirectory } from '../store/pool-directory.ts';
import type { Store } from '../store/store.ts';
import type { Triggers } from '../triggers/trigger.ts';
import type { Pace } from './pace.ts';

/** Everything that operations may use. Each takes only what it needs: `Pick<Ports, 'store' | 'clock'>`. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly directory: PoolDirectory;
  readonly seal: Seal;
  readonly powers: Powers;
  readonly triggers: Triggers;
  readonly delivery: Delivery;
  readonly pace: Pace;
  /** Where the service answers, such as `http://127.0.0.1:9400`: the base of local issuers and links. */
  readonly origin: string;
  /** The AWS account that ARNs name, twelve digits. */
  readonly accountId: string;
}
