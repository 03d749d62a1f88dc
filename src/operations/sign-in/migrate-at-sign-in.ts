import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { configuredTrigger } from '../../triggers/configured-trigger.ts';
import type { Call } from '../call.ts';
import { migrateQuietly } from '../migrate-quietly.ts';
import { acceptRight, countWrong, passwordLock, requireUnlocked } from './lock.ts';
import type { SignInPorts } from './sign-in.ts';

/** Somebody unknown who signs in with a password. */
interface Stranger {
  readonly pool: Pool;
  readonly client: Client;
  /** As submitted. */
  readonly name: string;
  readonly password: string;
  readonly validationData: Readonly<Record<string, string>> | undefined;
}

/** Whom a password brought along; undefined where nobody has the name. */
export interface Arrival {
  readonly user: User | undefined;
  /** Whether the password was declined and is counted as wrong: it is not to be counted again. */
  readonly isCounted: boolean;
}

/**
 * Lets UserMigration bring along who signs in. Passwords that it declines are counted like wrong ones: the
 * trigger must not be a way to try those of the former directory. Those that are submitted at once stand in
 * line with the one that it takes: behind the fifth wrong one, nobody is brought along.
 *
 * @throws password-attempts-exceeded, and what `migrateQuietly` throws
 */
export async function migrateAtSignIn(ports: SignInPorts, stranger: Stranger, call: Call): Promise<Arrival> {
  const { pool, name } = stranger;
  if (configuredTrigger(pool.settings, 'UserMigration') === undefined) {
    return { user: undefined, isCounted: false };
  }
  const lock = passwordLock(ports.seal, pool, undefined, name);
  await requireUnlocked(ports, lock);
  const unknown = {
    ...stranger,
    source: 'UserMigration_Authentication',
    clientMetadata: undefined,
    accept: () => acceptRight(ports, lock),
  } as const;
  try {
    const user = await migrateQuietly(ports, unknown, call);
    if (!user) await countWrong(ports, lock);
    return { user, isCounted: !user };
  } catch (error) {
    await countWrong(ports, lock);
    throw error;
  }
}
