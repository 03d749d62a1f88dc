import type { Pool } from '../pool/pool.ts';
import type { UserMfa } from '../pool/second-factors.ts';
import type { SealedCredential, User, UserStatus } from '../pool/user.ts';
import { flag, integer, optionalInteger, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';
import { type Login, loginsOf, searchableOf } from './user-names.ts';

/** The columns of `users u` that `userFrom` reads. */
export const userColumns = `u.pool_id, u.sub, u.username, u.status, u.enabled, u.attributes, u.salt, u.sealed_verifier,
  u.password_set_at, u.signed_out_at, u.mfa, u.mfa_options, u.totp_step, u.created_at, u.modified_at`;

/** The user that signs in by that name, folded as `foldName` does: a username or an active alias. */
export async function findUserByLogin(
  query: Query,
  poolId: string,
  login: string,
): Promise<User | undefined> {
  const row = await query.first(
    `SELECT ${userColumns} FROM logins l JOIN users u ON u.pool_id = l.pool_id AND u.sub = l.sub
      WHERE l.pool_id = $1 AND l.login = $2`,
    [poolId, login],
  );
  return row && userFrom(row);
}

/** The user of that sub. */
export async function findUserBySub(query: Query, poolId: string, sub: string): Promise<User | undefined> {
  const row = await query.first(`SELECT ${userColumns} FROM users u WHERE u.pool_id = $1 AND u.sub = $2`, [
    poolId,
    sub,
  ]);
  return row && userFrom(row);
}

/** Which of a user's names somebody else has already. */
export type NameTaken = Login['kind'];

/** Adds a user; tells which name is taken instead, and then nothing is written. */
export async function addUser(
  transaction: Transaction,
  pool: Pool,
  user: User,
): Promise<NameTaken | undefined> {
  const taken = await addLogins(transaction, user, loginsOf(pool, user));
  if (taken) return taken;
  await transaction.run(
    `INSERT INTO users (pool_id, sub, username, status, enabled, attributes, salt, sealed_verifier,
       password_set_at, signed_out_at, created_at, modified_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      user.poolId,
      user.sub,
      user.username,
      user.status,
      user.enabled ? 1 : 0,
      JSON.stringify(user.attributes),
      user.credential?.salt ?? null,
      user.credential?.sealedVerifier ?? null,
      user.passwordSetAt ?? null,
      user.signedOutAt ?? null,
      user.createdAt,
      user.modifiedAt,
    ],
  );
  await addSearchable(transaction, user, searchableOf(user));
  return undefined;
}

/**
 * Writes what a user has become: status, attributes, whether enabled, and the names and search terms that
 * follow from them. `before` is the user as read in this transaction. Tells which name is taken instead; the
 * transaction must then be given up.
 */
export async function changeUser(
  transaction: Transaction,
  pool: Pool,
  before: User,
  after: User,
): Promise<NameTaken | undefined> {
  const taken = await replaceLogins(transaction, pool, before, after);
  if (taken) return taken;
  await transaction.run(
    `UPDATE users SET status = $3, enabled = $4, attributes = $5, signed_out_at = $6, modified_at = $7
      WHERE pool_id = $1 AND sub = $2`,
    [
      after.poolId,
      after.sub,
      after.status,
      after.enabled ? 1 : 0,
      JSON.stringify(after.attributes),
      after.signedOutAt ?? null,
      after.modifiedAt,
    ],
  );
  await replaceSearchable(transaction, before, after);
  return undefined;
}

/** Sets a user's password and status, or takes the password away; false where the user was deleted. */
export async function setCredential(
  transaction: Transaction,
  user: User,
  change: {
    readonly credential: SealedCredential | undefined;
    readonly status: UserStatus;
    readonly now: number;
  },
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE users SET salt = $3, sealed_verifier = $4, password_set_at = $5, status = $6, modified_at = $5
      WHERE pool_id = $1 AND sub = $2`,
    [
      user.poolId,
      user.sub,
      change.credential?.salt ?? null,
      change.credential?.sealedVerifier ?? null,
      change.now,
      change.status,
    ],
  );
  if (changed === 0) return false;
  if (change.status !== user.status) {
    await replaceSearchable(transaction, user, { ...user, status: change.status });
  }
  return true;
}

/** Deletes a user and all that belongs to it. */
export async function deleteUser(transaction: Transaction, poolId: string, sub: string): Promise<void> {
  for (const table of [
    'users',
    'logins',
    'searchable',
    'codes',
    'password_history',
    'token_families',
    'members',
    'devices',
    'auth_events',
    'linked_identities',
    'passkeys',
  ]) {
    await transaction.run(`DELETE FROM ${table} WHERE pool_id = $1 AND sub = $2`, [poolId, sub]);
  }
}

/** Reads a user from a row that has the columns of `users`. */
export function userFrom(row: Row): User {
  // What the store has as JSON was written from members of a User: the type of each is that of its member.
  const mfa = optionalText(row, 'mfa');
  const mfaOptions = optionalText(row, 'mfa_options');
  const totpStep = optionalInteger(row, 'totp_step');
  const salt = optionalText(row, 'salt');
  const sealedVerifier = optionalText(row, 'sealed_verifier');
  return {
    poolId: text(row, 'pool_id'),
    sub: text(row, 'sub'),
    username: text(row, 'username'),
    // Written by this module only, from a UserStatus.
    status: text(row, 'status') as UserStatus,
    enabled: flag(row, 'enabled'),
    attributes: JSON.parse(text(row, 'attributes')) as User['attributes'],
    credential: salt !== undefined && sealedVerifier !== undefined ? { salt, sealedVerifier } : undefined,
    passwordSetAt: optionalInteger(row, 'password_set_at'),
    signedOutAt: optionalInteger(row, 'signed_out_at'),
    ...(mfa !== undefined && { mfa: JSON.parse(mfa) as UserMfa }),
    ...(mfaOptions !== undefined && {
      mfaOptions: JSON.parse(mfaOptions) as NonNullable<User['mfaOptions']>,
    }),
    ...(totpStep !== undefined && { totpStep }),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
  };
}

async function addLogins(
  transaction: Transaction,
  user: User,
  logins: readonly Login[],
): Promise<NameTaken | undefined> {
  for (const { login, kind } of logins) {
    const owner = await transaction.first('SELECT sub FROM logins WHERE pool_id = $1 AND login = $2', [
      user.poolId,
      login,
    ]);
    if (owner && text(owner, 'sub') !== user.sub) return kind;
  }
  for (const { login, kind } of logins) {
    await transaction.run(
      'INSERT INTO logins (pool_id, login, kind, sub) VALUES ($1, $2, $3, $4) ON CONFLICT (pool_id, login) DO NOTHING',
      [user.poolId, login, kind, user.sub],
    );
  }
  return undefined;
}

async function replaceLogins(
  transaction: Transaction,
  pool: Pool,
  before: User,
  after: User,
): Promise<NameTaken | undefined> {
  const old = loginsOf(pool, before);
  const now = loginsOf(pool, after);
  const kept = new Set(now.map(entry => entry.login));
  for (const { login } of old.filter(entry => !kept.has(entry.login))) {
    await transaction.run('DELETE FROM logins WHERE pool_id = $1 AND login = $2 AND sub = $3', [
      before.poolId,
      login,
      before.sub,
    ]);
  }
  const had = new Set(old.map(entry => entry.login));
  return addLogins(
    transaction,
    after,
    now.filter(entry => !had.has(entry.login)),
  );
}

type Searchable = readonly (readonly [attribute: string, value: string])[];

async function addSearchable(transaction: Transaction, user: User, terms: Searchable): Promise<void> {
  for (const [attribute, value] of terms) {
    await transaction.run(
      'INSERT INTO searchable (pool_id, attribute, value, sub) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [user.poolId, attribute, value, user.sub],
    );
  }
}

async function replaceSearchable(transaction: Transaction, before: User, after: User): Promise<void> {
  const key = ([attribute, value]: readonly [string, string]) => `${attribute}=${value}`;
  const old = searchableOf(before);
  const now = searchableOf(after);
  const kept = new Set(now.map(key));
  for (const [attribute, value] of old.filter(term => !kept.has(key(term)))) {
    await transaction.run(
      'DELETE FROM searchable WHERE pool_id = $1 AND attribute = $2 AND value = $3 AND sub = $4',
      [before.poolId, attribute, value, before.sub],
    );
  }
  const had = new Set(old.map(key));
  await addSearchable(
    transaction,
    after,
    now.filter(term => !had.has(key(term))),
  );
}
