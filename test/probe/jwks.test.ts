import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { poolSubjectOf } from '../../src/probe/client-subject.ts';
import { jwksStages } from '../../src/probe/jwks.ts';
import type { Target } from '../../src/surroundings/target.ts';

const id = 'eu-west-1_Keys';
const aws = `https://cognito-idp.eu-west-1.amazonaws.com/${id}`;
const local = `http://127.0.0.1:9400/${id}`;
const keys = '/.well-known/jwks.json';

/** What the stage `discovery` says of a document. */
async function discovered(target: Target, issuer: 'aws' | 'local', document: object): Promise<string> {
  const text = `regions: [eu-west-1]\npools: [{ id: ${id}, name: keys, issuer: ${issuer} }]`;
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  const [pool] = read.ok ? read.pools.pools : [];
  const stage = jwksStages.find(({ name }) => name === 'discovery');
  assert.ok(pool && stage);
  const ports = {
    call: () => assert.fail('no call'),
    readKeys: () => assert.fail('no keys'),
    fetch: async () => Response.json(document),
    now: () => 0,
    random: systemRandom,
  };
  return stage.run(ports, poolSubjectOf(pool, target));
}

describe('the stage discovery', () => {
  const inAws: Target = { kind: 'aws' };
  const here: Target = { kind: 'endpoint', origin: 'http://127.0.0.1:9400' };
  const other = aws.replace('https://', 'https://issuer.');
  const rows: readonly (readonly [
    name: string,
    target: Target,
    issuer: 'aws' | 'local',
    document: object,
    said: RegExp,
  ])[] = [
    ['the keys of the issuer', inAws, 'aws', { issuer: aws, jwks_uri: aws + keys }, /^names the issuer/],
    ['the other form of both', inAws, 'aws', { issuer: other, jwks_uri: other + keys }, /^names the issuer/],
    [
      'those of a local issuer',
      here,
      'local',
      { issuer: local, jwks_uri: local + keys },
      /^names the issuer/,
    ],
    ['local keys for AWS’s form', here, 'aws', { issuer: aws, jwks_uri: local + keys }, /^names the issuer/],
    [
      'the keys of another host',
      inAws,
      'aws',
      { issuer: aws, jwks_uri: `https://evil.example/${id}${keys}` },
      /names the keys https:\/\/evil\.example\/eu-west-1_Keys\/\.well-known\/jwks\.json, not https:\/\/cognito-idp\./,
    ],
    ['the keys of another pool', inAws, 'aws', { issuer: aws, jwks_uri: `${aws}x${keys}` }, /names the keys/],
    ['no keys', inAws, 'aws', { issuer: aws }, /names the keys undefined, not/],
    [
      'another issuer',
      inAws,
      'aws',
      { issuer: local, jwks_uri: aws + keys },
      /names the issuer http:.*, not/,
    ],
  ];
  for (const [name, target, issuer, document, said] of rows) {
    test(`of a document with ${name}`, async () => {
      assert.match(await discovered(target, issuer, document).catch(error => String(error.message)), said);
    });
  }
});
