import { Failure } from '../causes/cause.ts';
import { migratedUserRefused } from '../causes/triggers/migrated-user-refused.ts';
import { userExists } from '../causes/users/user-exists.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { UserMfa } from '../pool/second-factors.ts';
import { makeSub } from '../pool/sub.ts';
import type { User } from '../pool/user.ts';
import { saveMfa } from '../store/user-mfa.ts';
import { migratedUser } from '../triggers/contracts/user-migration.ts';
import type { Call } from './call.ts';
import { findUser } from './find-user.ts';
import { sealPassword } from './new-password.ts';
import type { Ports } from './ports.ts';
import { saveNewUser } from './users/new-user.ts';
import { newUsername } from './users/new-username.ts';
import { writeAttributes } from './users/write-attributes.ts';

/** Somebody whom the pool does not know, and on which occasion. */
export interface Unknown {
  readonly source: 'UserMigration_Authentication' | 'UserMigration_ForgotPassword';
  readonly pool: Pool;
  readonly client: Client;
  /** As submitted. */
  readonly name: string;
  /** Undefined where the occasion brings none. */
  readonly password: string | undefined;
  readonly validationData: Readonly<Record<string, string>> | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  /** Runs before a user whom the trigger brings along is made; that it throws stops it. */
  readonly accept?: () => Promise<unknown>;
}

/** What bringing a user along takes. */
export type MigrationPorts = Pick<Ports, 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers'>;
type Migrated = ReturnType<typeof migratedUser.parse>;

/**
 * Lets UserMigration bring along a user whom the pool does not know, and makes that user. The
 * password is taken as it is, whatever the policy of the pool (documented). An attribute `username`
 * names the user where the submitted name is an alias (observed). No welcome message is sent: it
 * would carry the user's own password.
 *
 * @returns undefined where the pool has no such trigger, or it answers no
 * attributes: then nobody has the name
 * @throws migrated-user-refused, and what `Triggers.run` and `accept` throw
 */
export async function migrateUser(
  ports: MigrationPorts,
  unknown: Unknown,
  call: Call,
): Promise<User | undefined> {
  const { pool, client, name, clientMetadata } = unknown;
  const response = await ports.triggers.run({
    pool,
    client,
    source: unknown.source,
    userName: name,
    sdkVersion: call.sdkVersion,
    request: {
      password: unknown.password ?? null,
      validationData: unknown.validationData ?? null,
      ...(clientMetadata && { clientMetadata }),
    },
    notes: call.trace.triggers,
  });
  const migrated = response && migratedUser.parse(response);
  if (!migrated?.userAttributes) return undefined;
  await unknown.accept?.();
  try {
    const user = await makeUser(ports, unknown, migrated);
    call.trace.user = user.username;
    return user;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The same user may have come along with another call meanwhile.
    const made = await ports.store.read(query => findUser(query, pool, name));
    if (made) return made;
    const facts = { because: error.cause.id, text: error.kept ?? '' };
    throw migratedUserRefused({ user: name, client: client.id, ...facts });
  }
}

/** What `enableSMSMFA` turns on. */
const mfa: UserMfa = { enabled: ['SMS_MFA'] };

async function makeUser(ports: MigrationPorts, unknown: Unknown, migrated: Migrated): Promise<User> {
  const { store, random, clock } = ports;
  const { pool, name, password } = unknown;
  const { username: given, ...userAttributes } = migrated.userAttributes ?? {};
  const isAddress = (pool.settings.UsernameAttributes ?? []).length > 0;
  const sub = makeSub(random);
  const { username, address } = newUsername(pool, isAddress ? name : (given ?? name), sub);
  const changes = Object.entries(userAttributes).map(([Name, Value]) => ({ Name, Value }));
  const change = { pool, by: 'admin', user: undefined, changes } as const;
  const now = clock.now();
  const user: User = {
    poolId: pool.id,
    sub,
    username,
    status: statusOf(migrated, password),
    enabled: true,
    attributes: writeAttributes({ ...change, ...(address && { address }) }),
    credential: password === undefined ? undefined : await sealPassword(ports, pool.id, username, password),
    passwordSetAt: password === undefined ? undefined : now,
    signedOutAt: undefined,
    ...(migrated.enableSMSMFA && { mfa }),
    createdAt: now,
    modifiedAt: now,
  };
  const force = migrated.forceAliasCreation === true;
  await store.write(async transaction => {
    await saveNewUser(transaction, pool, user, force, userExists);
    if (user.mfa) await saveMfa(transaction, user, user.mfa, undefined);
  });
  return user;
}

/**
 * Who proved a password is confirmed unless the function says otherwise; all others
 * have to reset it (documented).
 */
function statusOf({ finalUserStatus }: Migrated, password: string | undefined): User['status'] {
  const isConfirmed = finalUserStatus === 'CONFIRMED' || (!finalUserStatus && password !== undefined);
  return isConfirmed ? 'CONFIRMED' : 'RESET_REQUIRED';
}
