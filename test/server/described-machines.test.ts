import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  GetClientTokenCommand,
  ListResourceServersCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { parsePools } from '../../src/config/load-pools.ts';
import { PoolsNotApplied } from '../../src/server/pools-not-applied.ts';
import { startService } from '../../src/server/service.ts';

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-machines-'));
after(() => rm(folder, { recursive: true }));

const UserPoolId = 'us-east-1_Machines1';
const ClientId = 'machine0client0of0yaml01';
const Secret = 'machineSecret0123456789abcdef';
const keys = `
resourceServers:
  - identifier: https://orders.example.com
    name: Orders
    scopes: { write: Change orders, read: Read orders }
  - { identifier: stock, name: Stock }
clients:
  - id: ${ClientId}
    name: machine
    secret: ${Secret}
    authFlows: [ALLOW_CLIENT_TOKEN_AUTH]
    oauthScopes: ['https://orders.example.com/read']
`;
const file = (more: string) => `regions: [us-east-1]
pools:
  - id: ${UserPoolId}
    name: machines
${more.replace(/^(?=.)/gm, '    ')}`;

type Sdk = CognitoIdentityProviderClient;

/** Starts the service with that description, on the data of the last start; then stops it. */
async function started<T>(more: string, use: (sdk: Sdk) => Promise<T>): Promise<T> {
  const read = parsePools(file(more), { file: 'pools.yaml', directory: folder, environment: {} });
  assert.ok(read.ok, JSON.stringify(read));
  const options = {
    config: read.pools,
    port: 0,
    host: '127.0.0.1',
    data: join(folder, 'data'),
    log: () => {},
  };
  const service = await startService(options);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = service.origin;
  const sdk = new CognitoIdentityProviderClient({
    endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  });
  try {
    return await use(sdk);
  } finally {
    sdk.destroy();
    await service.stop();
  }
}

const orders = {
  UserPoolId,
  Identifier: 'https://orders.example.com',
  Name: 'Orders',
  Scopes: [
    { ScopeName: 'write', ScopeDescription: 'Change orders' },
    { ScopeName: 'read', ScopeDescription: 'Read orders' },
  ],
};
const stock = { UserPoolId, Identifier: 'stock', Name: 'Stock', Scopes: [] };
const listed = async (sdk: Sdk) =>
  (await sdk.send(new ListResourceServersCommand({ UserPoolId }))).ResourceServers;

describe('machines in pools.yaml', () => {
  test('get their tokens, and their resource servers are as described at each start', async () => {
    await started(keys, async sdk => {
      assert.deepEqual(await listed(sdk), [orders, stock]);
      const { ClientAuthenticationResult } = await sdk.send(new GetClientTokenCommand({ ClientId, Secret }));
      const { scope, sub } = decodeJwt(ClientAuthenticationResult?.AccessToken ?? '');
      assert.deepEqual([scope, sub], ['https://orders.example.com/read', ClientId]);
      await sdk.send(new UpdateResourceServerCommand({ ...orders, Name: 'By hand', Scopes: [] }));
      await sdk.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: 'stock' }));
      await sdk.send(new CreateResourceServerCommand({ ...stock, Identifier: 'added' }));
    });
    await started(keys, async sdk => {
      assert.deepEqual(await listed(sdk), [{ ...stock, Identifier: 'added' }, orders, stock]);
    });
    await started('', async sdk => {
      const { ResourceServer } = await sdk.send(new DescribeResourceServerCommand(orders));
      assert.deepEqual(ResourceServer, orders);
    });
  });

  test('do not start with more resource servers than a pool may have', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `  - { identifier: api${n}, name: api }`);
    await assert.rejects(
      started(`\nresourceServers:\n${many.join('\n')}\n`, async () => {}),
      (error: unknown) => {
        assert.ok(error instanceof PoolsNotApplied);
        assert.match(error.message, /^pools\[0\]\.resourceServers\[\d+\]: /);
        return true;
      },
    );
  });
});
