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

/**
 * Fills the pools that a first start has made, through the store, while no service runs. Users of the large pool
 * share one verifier, since making a hundred thousand would take minutes; nobody signs in there.
 */
export async function loadUsers(folder: string, powers: Powers): Promise<readonly SigningUser[]> {
  const store = await openStore({ data: folder });
  try {
    const seal = createSeal(await readKeyFile(join(folder, 'key'), random), random);
    const directory = await createPoolDirectory({ store, seal });
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

    const small = poolOf(thousand.poolId);
    const signing = await Promise.all(
      Array.from({ length: 1_000 }, async (_, at): Promise<SigningUser> => {
        const username = random.uuid();
        const owner = { poolId: small.id, username };
        return {
          email: emailOf(at),
          username,
          credential: await makeCredential(powers, random, owner, password),
        };
      }),
    );
    await save(
      small,
      signing.map(({ username, credential }, at) => newUser(small, at, username, credential)),
    );

    const large = poolOf(hundredThousand.poolId);
    const shared = await makeCredential(powers, random, { poolId: large.id, username: 'nobody' }, password);
    for (let from = 0; from < 100_000; from += 1_000) {
      const batch = Array.from({ length: 1_000 }, (_, at) =>
        newUser(large, from + at, random.uuid(), shared),
      );
      await save(large, batch);
    }
    return signing;

    function poolOf(id: string): Pool {
      const pool = directory.pool(id);
      if (!pool) throw new Error(`the first start has not made ${id}`);
      return pool;
    }
  } finally {
    await store.close();
  }
}
