import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { clientSubjectOf } from '../../src/probe/client-subject.ts';
import { hostedUiStages } from '../../src/probe/hosted-ui.ts';
import type { Target } from '../../src/surroundings/target.ts';

const text = `regions: [eu-west-1]
pools:
  - id: eu-west-1_Host
    name: host
    domain: shop
    clients: [{ id: web, name: web, callbackUrls: [https://a.example/back], oauthFlows: [code] }]
`;

describe('the stage authorize', () => {
  const aws = 'https://shop.auth.eu-west-1.amazoncognito.com';
  const rows: readonly (readonly [name: string, target: Target, domain: string])[] = [
    ['in AWS', { kind: 'aws' }, aws],
    [
      'at the address of AWS',
      { kind: 'endpoint', origin: 'https://cognito-idp.eu-west-1.amazonaws.com' },
      aws,
    ],
    [
      'at a Lifeguard',
      { kind: 'endpoint', origin: 'http://127.0.0.1:9400' },
      'http://127.0.0.1:9400/_domain/shop',
    ],
  ];
  for (const [name, target, domain] of rows) {
    test(`asks the domain of the pool ${name}`, async () => {
      const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
      const [pool] = read.ok ? read.pools.pools : [];
      const [client] = pool?.clients ?? [];
      const [stage] = hostedUiStages;
      assert.ok(pool && client && stage);
      const asked: string[] = [];
      const ports = {
        call: () => assert.fail('no call'),
        readKeys: () => assert.fail('no keys'),
        fetch: async (input: string | URL | Request) => {
          asked.push(String(input).replace(/\?.*$/, ''));
          return new Response('<input type="password">');
        },
        now: () => 0,
        random: systemRandom,
      };
      const said = await stage.run(ports, clientSubjectOf(pool, client, target));
      assert.deepEqual(
        [asked, said],
        [[`${domain}/oauth2/authorize`], 'the callback leads to a page to sign in at'],
      );
    });
  }
});
