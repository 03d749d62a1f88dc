import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { regions } from '../../reset-page/regions.ts';
import { chooseRoute } from '../../reset-page/route.ts';
import { clients, fallbackClientId, pools, sampleConfig } from './sample-config.ts';

const endpoints = ['https://one.example/', 'https://two.example/', 'https://three.example/'];
const closed = { ...sampleConfig(endpoints), regions: [] };
const open = { ...closed, acceptAnyClient: true, regions };
const strangePool = 'eu-west-1_Str4nger';

describe('the route of a code', () => {
  for (const { id, name, pool } of clients) {
    const poolId = pools[pool].id;
    for (const given of [poolId, null]) {
      test(`${name} ${given ? 'with' : 'without'} its pool`, () => {
        const route = chooseRoute({ clientId: id, poolId: given }, closed);
        assert.deepEqual([route?.clientId, route?.poolId, route?.endpoint], [id, poolId, endpoints[pool]]);
      });
    }
  }

  test('the fallback only where there is no client', () => {
    assert.equal(chooseRoute({ clientId: null, poolId: null }, closed)?.clientId, fallbackClientId);
    assert.equal(chooseRoute({ clientId: null, poolId: pools[1].id }, closed)?.clientId, fallbackClientId);
  });

  const known = clients[0].id;
  const refused = [
    { name: 'an unknown client', clientId: 'unknown', poolId: null },
    { name: 'an unknown client of a known pool', clientId: 'unknown', poolId: pools[0].id },
    { name: 'an unknown pool', clientId: known, poolId: strangePool },
    { name: 'a client with the pool of another', clientId: known, poolId: pools[2].id },
    { name: 'the fallback with the pool of another', clientId: null, poolId: pools[2].id },
    { name: 'no client and an unknown pool', clientId: null, poolId: strangePool },
  ];
  for (const { name, ...wanted } of refused) {
    test(`${name}: nobody`, () => assert.equal(chooseRoute(wanted, closed), null));
  }

  test('without a fallback a link without a client leads nowhere', () => {
    assert.equal(chooseRoute({ clientId: null, poolId: null }, { ...closed, fallbackClientId: null }), null);
  });

  describe('when any client is accepted', () => {
    test('an unlisted pool has the endpoint of its region, and rules that the page does not know', () => {
      const route = chooseRoute({ clientId: 'any1client', poolId: strangePool }, open);
      assert.equal(route?.endpoint, 'https://cognito-idp.eu-west-1.amazonaws.com/');
      assert.equal(route?.passwordPolicy, null);
    });

    test('an unlisted client of a listed pool has the endpoint of that pool', () => {
      assert.equal(
        chooseRoute({ clientId: 'any1client', poolId: pools[2].id }, open)?.endpoint,
        endpoints[2],
      );
    });

    const still = [
      { name: 'a listed client with another pool', clientId: known, poolId: strangePool },
      { name: 'an unlisted client without a pool', clientId: 'any1client', poolId: null },
      { name: 'a region that does not exist', clientId: 'any1client', poolId: 'eu-nowhere-9_A' },
      { name: 'a pool id that is a host name', clientId: 'any1client', poolId: 'evil.example/_A' },
      {
        name: 'a pool id with a region and more',
        clientId: 'any1client',
        poolId: 'us-east-1.evil.example_A',
      },
      { name: 'a client id with odd characters', clientId: '<script>', poolId: strangePool },
      { name: 'no client and an unlisted pool', clientId: null, poolId: strangePool },
    ];
    for (const { name, ...wanted } of still) {
      test(`${name}: nobody`, () => assert.equal(chooseRoute(wanted, open), null));
    }
  });
});
