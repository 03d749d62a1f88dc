import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { startLifeguard } from '../../src/testing/index.ts';
import { look, outcomesOf } from './look.ts';
import { startStandIn } from './stand-in.ts';

const poolId = 'us-east-1_Doctor001';
const arn = 'arn:aws:lambda:us-east-1:111122223333:function:mails';
const described = {
  regions: ['us-east-1'],
  pools: [
    {
      id: poolId,
      name: 'one',
      deletionProtection: true,
      clients: [
        { id: 'doctor0hidden', name: 'hidden', preventUserExistenceErrors: 'ENABLED' as const },
        { id: 'doctor0legacy', name: 'legacy', preventUserExistenceErrors: 'LEGACY' as const },
        { id: 'doctor0absent', name: 'absent' },
      ],
    },
  ],
};

describe('checks of each kind', () => {
  test('of the account: the clock', async () => {
    await using lifeguard = await startLifeguard({ pools: described });
    const of = async (off: number) =>
      (
        await look({
          origin: lifeguard.endpoint,
          described,
          only: ['clock-right'],
          clock: { now: () => Date.now() + off },
        })
      ).map(({ outcome }) => (outcome.kind === 'found' ? outcome.findings[0]?.severity : outcome.kind));
    assert.deepEqual(await of(0), ['fine']);
    assert.deepEqual(await of(-60_000), ['warning']);
    assert.deepEqual(await of(600_000), ['error']);
  });

  test('of a pool and its app clients', async () => {
    await using lifeguard = await startLifeguard({ pools: described });
    const given = { origin: lifeguard.endpoint, only: ['deletion-protected', 'users-hidden'] };
    for (const results of [await look({ ...given, described }), await look({ ...given, pools: [poolId] })]) {
      assert.deepEqual(outcomesOf(results, 'deletion-protected'), ['fine']);
      const bad = results.filter(({ outcome }) => outcome.kind === 'found').map(({ subject }) => subject);
      assert.deepEqual(
        bad.map(subject => subject.kind === 'client' && subject.name),
        ['absent', 'legacy'],
      );
    }
  });

  test('of an app client: another name is advice', async () => {
    await using lifeguard = await startLifeguard({ pools: described });
    const [pool] = described.pools;
    const clients = pool?.clients.map(client => ({ ...client, name: `${client.name} of old` })) ?? [];
    const results = await look({
      origin: lifeguard.endpoint,
      described: { ...described, pools: [{ ...pool, clients }] },
      only: ['client-as-described'],
    });
    const severities = results.flatMap(({ outcome }) =>
      outcome.kind === 'found' ? outcome.findings.map(({ severity }) => severity) : [],
    );
    assert.deepEqual(severities, ['advice', 'advice', 'advice']);
  });

  test('of a function: looked at where its service is, skipped elsewhere', async () => {
    const pool = { Id: poolId, Name: 'one', LambdaConfig: { CustomMessage: arn } };
    await using cognito = await startStandIn({
      DescribeUserPool: { UserPool: pool },
      ListUserPoolClients: { UserPoolClients: [] },
    });
    await using lambda = await startStandIn({
      [`GET /2015-03-31/functions/${arn}/configuration`]: { FunctionName: 'mails' },
    });
    await using empty = await startStandIn({
      [`GET /2015-03-31/functions/${arn}/configuration`]: { error: 'ResourceNotFoundException', status: 404 },
    });
    const of = async (AWS_ENDPOINT_URL_LAMBDA?: string) =>
      look({
        origin: cognito.origin,
        pools: [poolId],
        only: ['function-exists'],
        environment: { AWS_ENDPOINT_URL_LAMBDA },
      });
    assert.deepEqual(outcomesOf(await of(lambda.origin), 'function-exists'), ['fine']);
    assert.deepEqual(outcomesOf(await of(empty.origin), 'function-exists'), ['found']);
    const [skipped] = await of();
    assert.equal(
      skipped?.outcome.kind === 'not looked at' && skipped.outcome.reason,
      'Lambda is not served here',
    );
  });

  test('of the reset page', async () => {
    await using lifeguard = await startLifeguard({ pools: described });
    const only = ['reset-page-answers'];
    assert.deepEqual(
      outcomesOf(await look({ origin: lifeguard.endpoint, described, only }), 'reset-page-answers'),
      ['fine'],
    );
    const elsewhere = { url: 'https://www.example.com/reset', localUrl: 'http://127.0.0.1:1/reset' };
    const results = await look({
      origin: lifeguard.endpoint,
      described: { ...described, resetPage: elsewhere },
      only,
    });
    assert.deepEqual(outcomesOf(results, 'reset-page-answers'), ['found']);
  });

  for (const location of ['http://[', 'data:text/html,x', 'http://127.0.0.2:1/meta']) {
    test(`of a reset page that leads to ${location}`, async () => {
      await using lifeguard = await startLifeguard({ pools: described });
      await using page = await movedPage(location);
      const results = await look({
        origin: lifeguard.endpoint,
        described: { ...described, resetPage: { url: 'https://www.example.com/reset', localUrl: page.url } },
        only: ['reset-page-answers'],
      });
      assert.deepEqual(outcomesOf(results, 'reset-page-answers'), ['found']);
    });
  }
});

/** A page that sends everybody elsewhere. */
async function movedPage(location: string) {
  const server = createServer((_request, response) => response.writeHead(308, { location }).end());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/reset`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
