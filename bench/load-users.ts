import { join } from 'node:path';
import { makeCredential, sealCredential } from '../src/pool/password.ts';
import type { Pool } from '../src/pool/pool.ts';
import type { Powers } from '../src/pool/powers.ts';
import { systemRandom as random } from '../src/pool/random.ts';
import { createSeal } from '../src/pool/seal.ts';
import type { Credential, User } from '../src/pool/user.ts';
import { readKeyFile } from '../src/server/key-file.ts';
import { openStore } from '../src/store/open.ts';
import { createPoolDirectory } from '../src/store/pool-directory.ts';
import { addUser } from '../src/store/users.ts';

/** The pools of the bench's pools.yaml: their ids and clients. */
export const thousand = { poolId: 'us-east-1_Bench1k', clientId: 'bench1000000000000000000000' };
export const hundredThousand = { poolId: 'us-east-1_Bench100k', clientId: 'bench1000000000000000000001' };
export const million = { poolId: 'us-east-1_Bench1M', clientId: 'bench1000000000000000000003' };
export const secondFactor = { poolId: 'us-east-1_BenchTotp', clientId: 'bench1000000000000000000005' };
export const grouped = { poolId: 'us-east-1_BenchGroups', clientId: 'bench1000000000000000000006' };
export const triggered = { poolId: 'us-east-1_BenchTrigger', clientId: 'bench1000000000000000000007' };
export const created = { poolId: 'us-east-1_BenchNew', clientId: 'bench1000000000000000000002' };

export const password = 'Bench-Only!2026';

/** A user who can sign in. */
export interface SigningUser {
  readonly email: string;
  readonly username: string;
  readonly credential: Credential;
}

/** The address of a pool's user by number. */
export function emailOf(at: number): string {
  return `user-${String(at).padStart(6, '0')}@bench.example`;
}

/** Writes users into the pools that a first start has made, through the store, while no service runs. */
export interface Loading {
  /** Users who can sign in, numbered from 0. */
  addSigning(poolId: string, count: number): Promise<readonly SigningUser[]>;
  /** Users who share one verifier, since making one for each would take minutes; nobody signs in as them. */
  addOthers(poolId: string, from: number, to: number): Promise<void>;
}

/** Runs `work` on the store of that folder. */
export async function loadInto<T>(
  folder: string,
  powers: Powers,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  const store = await openStore({ data: folder });
  try {
    const seal = createSeal(await readKeyFile(join(folder, 'key'), random), random);
    const directory = await createPoolDirectory({ store, seal });
    const poolOf = (id: string): Pool => {
      const pool = directory.pool(id);
      if (!pool) throw new Error(`the first start has not made ${id}`);
      return pool;
    };
    const newUser = (pool: Pool, at: number, username: string, credential: Credential): User => ({
      poolId: pool.id,
      sub: username,
      username,
      status: 'CONFIRMED',
      enabled: true,
      attributes: { email: emailOf(at), email_verified: 'true' },
      credential: sealCredential(seal, pool.id, credential),
      passwordSetAt: Date.now(),
      signedOutAt: undefined,
      createdAt: Date.now(),
      modifiedAt: Date.now(),
    });
    const save = (pool: Pool, users: readonly User[]) =>
      store.write(async transaction => {
        for (const user of users) await addUser(transaction, pool, user);
      });
    return await work({
      async addSigning(poolId, count) {
        const pool = poolOf(poolId);
        const signing = await Promise.all(
          Array.from({ length: count }, async (_, at): Promise<SigningUser> => {
            const username = random.uuid();
            const credential = await makeCredential(powers, random, { poolId, username }, password);
            return { email: emailOf(at), username, credential };
          }),
        );
        await save(
          pool,
          signing.map(({ username, credential }, at) => newUser(pool, at, username, credential)),
        );
        return signing;
      },
      async addOthers(poolId, from, to) {
        const pool = poolOf(poolId);
        const shared = await makeCredential(powers, random, { poolId, username: 'nobody' }, password);
        for (let first = from; first < to; first += 1_000) {
          const count = Math.min(1_000, to - first);
          await save(
            pool,
            Array.from({ length: count }, (_, at) => newUser(pool, first + at, random.uuid(), shared)),
          );
        }
      },
    });
  } finally {
    await store.close();
  }
}

/** Fills the pools; gives the users of the first. */
export function loadUsers(folder: string, powers: Powers): Promise<readonly SigningUser[]> {
  return loadInto(folder, powers, async loading => {
    const signing = await loading.addSigning(thousand.poolId, 1_000);
    await loading.addOthers(hundredThousand.poolId, 0, 100_000);
    await loading.addSigning(secondFactor.poolId, 1_000);
    await loading.addSigning(grouped.poolId, 50);
    await loading.addSigning(triggered.poolId, 50);
    await loading.addOthers(grouped.poolId, 50, 1_000);
    return signing;
  });
}
