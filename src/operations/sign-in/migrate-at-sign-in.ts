import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { configuredTrigger } from '../../triggers/configured-trigger.ts';
import type { Call } from '../call.ts';
import { hidesUsers } from '../find-user.ts';
import { migrateUser } from '../migrate-user.ts';
import { clearOfLock, countFailure, lockKey } from './lock.ts';
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

/**
 * Lets UserMigration bring along who signs in. Passwords that it declines are counted like wrong ones: the trigger
 * must not be a way to try those of the former directory.
 *
 * @returns undefined where nobody has the name
 * @throws password-attempts-exceeded, and what `migrateUser` throws
 */
export async function migrateAtSignIn(
  ports: SignInPorts,
  stranger: Stranger,
  call: Call,
): Promise<User | undefined> {
  const { pool, client, name } = stranger;
  if (configuredTrigger(pool.settings, 'UserMigration') === undefined) return undefined;
  const lock = lockKey(ports.seal, pool, undefined, name);
  await clearOfLock(ports, lock, name);
  const unknown = { ...stranger, source: 'UserMigration_Authentication', clientMetadata: undefined } as const;
  try {
    const user = await migrateUser(ports, unknown, call);
    // Where the client hides who exists, the password is looked at and counted like any other.
    if (!user && !hidesUsers(client)) await countFailure(ports, lock, name);
    return user;
  } catch (error) {
    await countFailure(ports, lock, name);
    throw error;
  }
}
