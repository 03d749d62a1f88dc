import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { choosePoolsFile } from '../../src/config/choose-pools-file.ts';
import { loadPools } from '../../src/config/load-pools.ts';
import { resetPageAddress } from '../../src/config/reset-page-address.ts';

describe('the example', () => {
  const chosen = choosePoolsFile(undefined, '/');
  const loaded = loadPools(chosen.path, {});
  assert.ok(loaded.ok);
  const { pools } = loaded;

  test('is what is read where there is no pools.yaml', () => {
    assert.deepEqual(chosen, {
      path: fileURLToPath(new URL('../../examples/phenom/pools.yaml', import.meta.url)),
      isExample: true,
    });
  });

  test('has the three pools, each with its function and clients', () => {
    assert.deepEqual(
      pools.pools.map(pool => [pool.id, pool.name, pool.triggers.CustomMessage, pool.clients.length]),
      [
        ['us-east-1_AkG9mnbjA', 'phenom-dev-local', 'phenom-dev-cognito-custom-message', 3],
        ['us-east-1_n8gO6SbP6', 'phenom-staging', 'phenom-dev-cognito-custom-message', 4],
        ['us-east-1_knEL7cqS3', 'phenom-prod', 'phenom-prod-cognito-custom-message', 3],
      ],
    );
  });

  test('has ten client ids of the form that the service makes', () => {
    const ids = pools.pools.flatMap(pool => pool.clients.map(client => client.id));
    assert.equal(new Set(ids).size, 10);
    for (const id of ids) assert.match(id, /^[0-9a-v]{25,26}$/);
  });

  test('lets nobody sign up, and each pool has its confirmed test user', () => {
    for (const pool of pools.pools) {
      assert.equal(pool.signUp, 'closed');
      assert.deepEqual(
        pool.users.map(user => [user.username === user.email, user.confirmed]),
        [[true, true]],
      );
    }
  });

  test('its mails link to the page that is served here', () => {
    assert.equal(resetPageAddress(pools, 'http://127.0.0.1:9400'), 'http://127.0.0.1:9400/reset-password');
    assert.equal(pools.resetPage?.url, 'https://www.thephenom.app/reset-password');
  });
});
