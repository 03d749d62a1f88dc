import assert from 'node:assert/strict';
import { choosePoolsFile } from '../../src/config/choose-pools-file.ts';
import { loadPools } from '../../src/config/load-pools.ts';

/** An app client of the example, with the pool and the test user that it signs in. */
export interface ExampleClient {
  readonly id: string;
  readonly name: string;
  readonly poolId: string;
  readonly username: string;
  readonly password: string;
  readonly signInUrl: string | undefined;
}

const loaded = loadPools(choosePoolsFile(undefined, '/').path, {});
assert.ok(loaded.ok);
const { resetPage, pools } = loaded.pools;

/** All app clients of the example, in its order. */
export const exampleClients: readonly ExampleClient[] = pools.flatMap(pool =>
  pool.clients.map(({ id, name, signInUrl }) => {
    const [user] = pool.users;
    assert.ok(user?.password);
    return { id, name, signInUrl, poolId: pool.id, username: user.username, password: user.password };
  }),
);

/** The app client of the example with that name. */
export function exampleClient(name: string): ExampleClient {
  const found = exampleClients.find(client => client.name === name);
  assert.ok(found, name);
  return found;
}

/** The app client that a link without `cid` is for. */
export const fallbackClientId: string | undefined = resetPage?.fallbackClient;
