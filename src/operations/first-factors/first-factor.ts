import type { FirstFactor } from '../../pool/first-factors.ts';
import { allowsPasskeys, firstFactorsOf, simulatedFirstFactors } from '../../pool/first-factors.ts';
import { simulatedDetails } from '../../pool/mask.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { hasPasskey } from '../../store/passkeys.ts';
import { foldName } from '../../store/user-names.ts';
import type { Ports } from '../ports.ts';
import type { Progress } from '../sign-in/progress.ts';
import { firstsToward } from '../step-up/aim.ts';

/** A choice-based sign-in that has proven nothing yet. */
export interface ChoiceSignIn extends Pick<Progress, 'clientMetadata' | 'passed' | 'answered' | 'stepUp'> {
  readonly pool: Pool;
  readonly client: Client;
  /**
   * Undefined where nobody has the name and the client may not learn it: such a sign-in never ends in tokens.
   */
  readonly user: User | undefined;
  /** As submitted. */
  readonly name: string;
  /** AuthParameters or ChallengeResponses of this call. */
  readonly given: Readonly<Record<string, string>>;
  /** Whether the password of this call is known to be wrong, and counted. */
  readonly isCounted?: boolean;
}

/**
 * What the user can choose from, toward a level only what leads there; of somebody unknown, what a user of
 * this pool would most likely have.
 */
export async function availableFactors(
  { store, seal }: Pick<Ports, 'store' | 'seal'>,
  { pool, user, name, stepUp }: Pick<ChoiceSignIn, 'pool' | 'user' | 'name' | 'stepUp'>,
): Promise<readonly FirstFactor[]> {
  // Somebody unknown is looked up too, so that the time tells nothing.
  const sub = user?.sub ?? '';
  const isKeeper = allowsPasskeys(pool) && (await store.read(query => hasPasskey(query, pool.id, sub)));
  if (user) return firstsToward({ pool, user }, stepUp, firstFactorsOf(pool, user, isKeeper));
  const { AttributeName } = simulatedDetails(seal, pool, foldName(pool, name));
  const likely = AttributeName === 'phone_number' ? 'phone_number' : 'email';
  return firstsToward({ pool, user }, stepUp, simulatedFirstFactors(pool, likely));
}
