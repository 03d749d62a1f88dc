import { isDeepStrictEqual } from 'node:util';
import type { PoolsFile } from '../config/pools-file.ts';
import type { UserEntry } from '../config/user-entry.ts';
import { findUser } from '../operations/find-user.ts';
import { sealPassword } from '../operations/new-password.ts';
import type { Ports } from '../operations/ports.ts';
import { clientFromInput } from '../pool/client-from-input.ts';
import { makeClientSecret } from '../pool/client-secret.ts';
import { defaultPasswordPolicy, makePassword } from '../pool/password-policy.ts';
import type { LocalSettings, Pool, SigningKey } from '../pool/pool.ts';
import { regionOf } from '../pool/pool.ts';
import { poolFromInput } from '../pool/pool-from-input.ts';
import { makeSub } from '../pool/sub.ts';
import { addUser } from '../store/users.ts';
import { clientInput, poolInput } from './pool-inputs.ts';

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
 */
export async function applyPools(
  ports: ApplyPorts,
  file: PoolsFile,
  keys: KeySource,
): Promise<MadePassword[]> {
  const made = await Promise.all(
    file.pools.map(async entry => {
      const pool = await applyPool(ports, entry, file.account, keys);
      for (const client of entry.clients) await applyClient(ports, pool, client);
      const users = await Promise.all(entry.users.map(user => applyUser(ports, pool, user)));
      return users.filter(user => user !== undefined);
    }),
  );
  return made.flat();
}

async function applyPool(
  { directory, clock }: ApplyPorts,
  entry: PoolEntry,
  accountId: string,
  keys: KeySource,
): Promise<Pool> {
  const { id } = entry;
  const local: LocalSettings = {
    resetCodeBinding: entry.resetCodeBinding,
    issuer: entry.issuer,
    ...entry.limits,
  };
  const known = directory.pool(id);
  const now = clock.now();
  const described = poolFromInput(poolInput(entry, accountId), {
    id,
    region: regionOf(id),
    now,
    accountId,
    local,
    keys: known?.keys ?? (await keyPair(keys, id)),
  });
  const settings = entry.domain ? { ...described.settings, Domain: entry.domain } : described.settings;
  // Attributes that were added through the API stay: a schema only grows.
  const SchemaAttributes = known?.settings.SchemaAttributes ?? settings.SchemaAttributes;
  const pool: Pool = {
    ...described,
    settings: SchemaAttributes ? { ...settings, SchemaAttributes } : settings,
    createdAt: known?.createdAt ?? now,
  };
  if (known && isDeepStrictEqual({ ...pool, modifiedAt: known.modifiedAt }, known)) return known;
  await directory.savePool(pool);
  return pool;
}

async function keyPair(keys: KeySource, poolId: string): Promise<Pool['keys']> {
  const [id, access] = await Promise.all([keys(poolId, 'id'), keys(poolId, 'access')]);
  return { id, access };
}

async function applyClient(
  { directory, random, clock }: ApplyPorts,
  pool: Pool,
  entry: PoolEntry['clients'][number],
): Promise<void> {
  const known = directory.client(entry.id);
  const generated = entry.generateSecret ? (known?.secret ?? makeClientSecret(random)) : undefined;
  const described = clientFromInput(clientInput(pool.id, entry), {
    id: entry.id,
    now: clock.now(),
    secret: entry.secret ?? generated,
  });
  const client = { ...described, createdAt: known?.createdAt ?? described.createdAt };
  if (known && isDeepStrictEqual({ ...client, modifiedAt: known.modifiedAt }, known)) return;
  await directory.saveClient(client);
}

async function applyUser(ports: ApplyPorts, pool: Pool, entry: UserEntry): Promise<MadePassword | undefined> {
  const { store, random, clock } = ports;
  if (await store.read(query => findUser(query, pool, entry.username))) return undefined;
  const sub = makeSub(random);
  const byAddress = pool.settings.UsernameAttributes ?? [];
  const address = entry.username.includes('@') ? 'email' : 'phone_number';
  const isAddress = byAddress.includes(address);
  const email = entry.email ?? (isAddress && address === 'email' ? entry.username : undefined);
  // Where addresses stand for usernames, the canonical username is the sub (observed).
  const username = byAddress.length > 0 ? sub : entry.username;
  const policy = pool.settings.Policies?.PasswordPolicy ?? defaultPasswordPolicy;
  const password = entry.password ?? makePassword(policy, random);
  const now = clock.now();
  const credential = await sealPassword(ports, pool.id, username, password);
  const taken = await store.write(transaction =>
    addUser(transaction, pool, {
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
    }),
  );
  // Another node that starts from the same file was faster.
  if (taken || entry.password !== undefined) return undefined;
  return { poolId: pool.id, username: entry.username, password };
}
