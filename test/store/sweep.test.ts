import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countAttempt, findAttempts } from '../../src/store/attempts.ts';
import { findAuthEvent, keepAuthEvent } from '../../src/store/auth-events.ts';
import { openStore } from '../../src/store/open.ts';
import { sweep } from '../../src/store/sweep.ts';
import { addFamily, findFamily, revokeFamily } from '../../src/store/token-families.ts';

const day = 24 * 60 * 60_000;
const poolId = 'us-east-1_Sweep0001';
const hour = 3_600_000;

test('what has expired is forgotten, and a sign-in once its last access token is sure to have ended', async () => {
  const store = await openStore({ data: 'memory', url: undefined });
  const attempts = { poolId, subject: 's', action: 'sign-in' } as const;
  await store.write(async transaction => {
    await countAttempt(transaction, attempts, { now: 0, window: hour });
    const family = { poolId, family: 'f', sub: 's', clientId: 'c', issuedAt: 0, expiresAt: hour };
    await addFamily(transaction, family, { usedAt: family.issuedAt });
    await revokeFamily(transaction, poolId, 'f', 10);
  });
  const revokedAt = () => store.read(query => findFamily(query, poolId, 'f')).then(found => found?.revokedAt);
  const counted = () => store.read(query => findAttempts(query, attempts, 0)).then(found => found?.count);

  await sweep(store, hour - 1);
  assert.deepEqual([await counted(), await revokedAt()], [1, 10]);
  await sweep(store, hour);
  assert.deepEqual([await counted(), await revokedAt()], [undefined, 10]);
  await sweep(store, hour + day - 1);
  assert.equal(await revokedAt(), 10);
  await sweep(store, hour + day);
  assert.equal(await revokedAt(), undefined);
  await store.close();
});

test('authentication events are forgotten after 90 days', async () => {
  const store = await openStore({ data: 'memory', url: undefined });
  const event = { poolId, sub: 's', id: 'e', type: 'SignIn', response: 'Pass', createdAt: 0 } as const;
  const context = { device: 'unknown' };
  await store.write(transaction => keepAuthEvent(transaction, { ...event, challenges: {}, context }));
  const isThere = async () => (await store.read(query => findAuthEvent(query, event, 'e'))) !== undefined;
  await sweep(store, 90 * day - 1);
  assert.equal(await isThere(), true);
  await sweep(store, 90 * day);
  assert.equal(await isThere(), false);
  await store.close();
});
