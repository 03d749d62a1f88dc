import { Failure } from '../causes/cause.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { UserEntry } from '../config/user-entry.ts';
import { applyClient } from '../operations/clients/apply-client.ts';
import { findUser } from '../operations/find-user.ts';
import { keepInHistory, sealPassword } from '../operations/new-password.ts';
import { applyPool } from '../operations/pools/apply-pool.ts';
import type { Ports } from '../operations/ports.ts';
import { makePassword, passwordPolicyOf } from '../pool/password-policy.ts';
import type { Pool, SigningKey } from '../pool/pool.ts';
import { makeSub } from '../pool/sub.ts';
import type { User } from '../pool/user.ts';
import { addUser } from '../store/users.ts';
import { clientInput, describedSessions, mfaInput, poolInput } from './pool-inputs.ts';
import { PoolsNotApplied } from './pools-not-applied.ts';

type PoolEntry = PoolsFile['pools'][number];
type ApplyPorts = Pick<Ports, 'directory' | 'store' | 'seal' | 'powers' | 'random' | 'clock'>;

/** Makes the signing key of that pool for that use. */
export type KeySource = (poolId: string, use: 'id' | 'access') => Promise<SigningKey>;

/** A password that was made because pools.yaml gives none: to be shown once. */
export interface MadePassword {
  readonly poolId: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Brings the store to what pools.yaml describes: pools and app clients are created or get the settings of the file;
 * users are created, and left alone where they exist. Nothing is deleted, and nothing is written that is so already.
 *
 * @throws PoolsNotApplied
 */
export async function applyPools(
  ports: ApplyPorts,
  file: PoolsFile,
  keys: KeySource,
): Promise<MadePassword[]> {
  const made = await Promise.all(file.pools.map(entry => applyEntry(ports, entry, file.account, keys)));
  return made.flat();
}

async function applyEntry(
  ports: ApplyPorts,
  entry: PoolEntry,
  accountId: string,
  keys: KeySource,
): Promise<MadePassword[]> {
  let what = `the pool ${entry.name}`;
  try {
    const pool = await applyPool(
      { ...ports, accountId, makeKeys: poolId => keyPair(keys, poolId) },
      {
        id: entry.id,
        input: poolInput(entry, accountId),
        mfa: mfaInput(entry),
        sessions: describedSessions(entry),
        local: { resetCodeBinding: entry.resetCodeBinding, issuer: entry.issuer, ...entry.limits },
        domain: entry.domain,
        clients: entry.clients.map(client => client.id),
      },
    );
    for (const client of entry.clients) {
      what = `the app client ${client.name} of ${entry.name}`;
      await applyClient(ports, { id: client.id, input: clientInput(pool.id, client) });
    }
    const made: MadePassword[] = [];
    for (const user of entry.users) {
      what = `the user ${user.username} of ${entry.name}`;
      made.push(...(await applyUser(ports, pool, user)));
    }
    return made;
  } catch (error) {
    throw error instanceof Failure ? new PoolsNotApplied(what, error) : error;
  }
}

async function keyPair(keys: KeySource, poolId: string): Promise<Pool['keys']> {
  const [id, access] = await Promise.all([keys(poolId, 'id'), keys(poolId, 'access')]);
  return { id, access };
}

async function applyUser(ports: ApplyPorts, pool: Pool, entry: UserEntry): Promise<MadePassword[]> {
  const { store, random, clock } = ports;
  if (await store.read(query => findUser(query, pool, entry.username))) return [];
  const sub = makeSub(random);
  const byAddress = pool.settings.UsernameAttributes ?? [];
  const address = entry.username.includes('@') ? 'email' : 'phone_number';
  const isAddress = byAddress.includes(address);
  const email = entry.email ?? (isAddress && address === 'email' ? entry.username : undefined);
  // Where addresses stand for usernames, the canonical username is the sub (observed).
  const username = byAddress.length > 0 ? sub : entry.username;
  const password = entry.password ?? makePassword(passwordPolicyOf(pool), random);
  const now = clock.now();
  const credential = await sealPassword(ports, pool.id, username, password);
  const user: User = {
    poolId: pool.id,
    sub,
    username,
    status: entry.confirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    enabled: true,
    attributes: {
      ...(email !== undefined && { email, email_verified: 'true' }),
      ...(isAddress && address === 'phone_number' && { phone_number: entry.username }),
      ...entry.attributes,
    },
    credential,
    passwordSetAt: now,
    signedOutAt: undefined,
    createdAt: now,
    modifiedAt: now,
  };
  const taken = await store.write(async transaction => {
    const name = await addUser(transaction, pool, user);
    if (name === undefined) await keepInHistory(transaction, pool, user, credential, now);
    return name;
  });
  // Another node that starts from the same file was faster.
  if (taken || entry.password !== undefined) return [];
  return [{ poolId: pool.id, username: entry.username, password }];
}
