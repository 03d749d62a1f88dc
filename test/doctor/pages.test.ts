import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { awsAnswers, awsClientId, awsPoolId } from './aws-pool.ts';
import { brokenPages, type Site, soundPages } from './broken-pages.ts';
import { foundIds, look } from './look.ts';
import { type StandInCall, startStandIn } from './stand-in.ts';

const { ListUserPoolClients: clients = {}, ...others } = awsAnswers({});
const answersOfOne = {
  ...others,
  ListUserPoolClients: ({ input }: StandInCall) =>
    input.UserPoolId === awsPoolId && typeof clients === 'object'
      ? clients
      : { error: 'ResourceNotFoundException' },
};

/** What checks of a page find, where a server has that site. */
const lookAt = async (site: Site) => {
  await using page = await serve(site);
  await using aws = await startStandIn(answersOfOne);
  const results = await look({
    origin: aws.origin,
    described: {
      regions: ['us-east-1'],
      resetPage: { url: 'https://www.example.com/reset', localUrl: `${page.origin}/reset` },
      pools: [
        {
          id: awsPoolId,
          name: 'aws',
          clients: [
            { id: awsClientId, name: 'one' },
            { id: 'gone0client', name: 'that does not exist' },
          ],
        },
        {
          id: 'us-east-1_Nowhere01',
          name: 'gone',
          clients: [{ id: 'never0there', name: 'of a pool that is gone' }],
        },
      ],
    },
  });
  return results.filter(({ subject }) => subject.kind === 'page');
};

describe('a reset page with one thing wrong', () => {
  const fine = new Set<string>();
  for (const { as, site } of soundPages) {
    test(`none: ${as}`, async () => {
      const results = await lookAt(site);
      assert.deepEqual(foundIds(results), []);
      for (const { check, outcome } of results) if (outcome.kind === 'fine') fine.add(check.id);
    });
  }
  for (const { check, as, site } of brokenPages) {
    test(as === undefined ? check : `${check}: ${as}`, async () => {
      assert.deepEqual(foundIds(await lookAt(site)), [check]);
      assert.ok(fine.has(check), 'and it is fine with a sound page');
    });
  }
});

async function serve(site: Site) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const answer = site[request.url ?? '/'] ?? site[pathname] ?? { status: 404 };
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // It listens on a port of TCP.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
