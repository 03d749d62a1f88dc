import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startLifeguard } from '../../src/testing/start-lifeguard.ts';

test('the reset page is linked for each app client of people, and for no machine', async () => {
  await using lifeguard = await startLifeguard({
    pools: {
      regions: ['us-east-1'],
      pools: [
        {
          id: 'us-east-1_people',
          name: 'people',
          clients: [
            { id: 'web', name: 'web' },
            { id: 'robot', name: 'robot', generateSecret: true, authFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] },
          ],
        },
      ],
    },
  });
  const page = await (await fetch(`${lifeguard.endpoint}/_lifeguard/`)).text();
  assert.ok(page.includes('robot'));
  const linked = [...page.matchAll(/"\/reset-password\/\?cid=(\w+)/g)].map(([, client]) => client);
  assert.deepEqual(linked, ['web']);
});
