import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadPools } from '../../src/config/load-pools.ts';
import { describedClient, describedPool } from '../../src/explain/described-pool.ts';
import { poolsOfFile } from '../../src/explain/pools-of-file.ts';
import { tapCall } from '../../src/explain/readers/tap-record.ts';
import { explained } from './explained.ts';

const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const other = '73q703cql980nrvq554a6sta54';
const pool = 'us-east-1_n8gO6SbP6';
const link = `https://www.example.com/reset-password?code=123456&email=joe%40example.com&cid=${client}&pid=${pool}`;
const itsPool = JSON.stringify({ UserPool: { Id: pool, Name: 'staging', LambdaConfig: {} } });
const ofPool = (id: string, settings = {}) =>
  JSON.stringify({ UserPoolClient: { ClientId: id, UserPoolId: pool, ClientName: 'app', ...settings } });

describe('a link that is as it should be, beside', () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    'its pool, which tells no app clients': [itsPool],
    'another client of its pool': [ofPool(other)],
    'its pool and another client of it': [itsPool, ofPool(other)],
    'its own client': [itsPool, ofPool(client)],
  };
  for (const [what, described] of Object.entries(rows)) {
    test(what, async () => {
      const { findings } = await explained([link, ...described]);
      assert.deepEqual(findings, []);
    });
  }
});

test('a client that is described with its pool is not taken for the one that sent the call', async () => {
  const told = await explained([
    'NotAuthorizedException: Unable to verify secret hash for client',
    itsPool,
    ofPool(other),
    '--all',
  ]);
  assert.doesNotMatch(JSON.stringify(told.findings), new RegExp(other));
});

/** The members of the one that the other names. */
function sameMembers(one: object, expected: object): object {
  return Object.fromEntries(
    Object.keys(expected).map(name => [name, Object.entries(one).find(([key]) => key === name)?.[1]]),
  );
}

describe('of what the API tells of an app client is known', () => {
  const rows: Readonly<Record<string, readonly [told: object, known: object]>> = {
    'who it signs in with': [{ SupportedIdentityProviders: ['COGNITO'] }, { providers: ['COGNITO'] }],
    'that it signs in with nobody': [{}, { providers: [] }],
    'what it reads and writes': [
      { ReadAttributes: ['email'], WriteAttributes: ['name'] },
      { readAttributes: ['email'], writeAttributes: ['name'] },
    ],
    'nothing of what it reads and writes, where it is all': [
      {},
      { readAttributes: undefined, writeAttributes: undefined },
    ],
    'how long its sessions last': [{ AuthSessionValidity: 5 }, { sessionMinutes: 5 }],
    'that it does not say how long': [{}, { sessionMinutes: undefined }],
  };
  for (const [what, [told, known]] of Object.entries(rows))
    test(what, () => {
      assert.deepEqual(sameMembers(describedClient({ ClientId: client, ...told }), known), known);
    });
});

describe('of what the API tells of a pool is known', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const rows: Readonly<Record<string, readonly [told: object, known: object]>> = {
    'that it has a domain': [{ Domain: 'phenom' }, { hasDomain: true }],
    'that it has one of its own': [{ CustomDomain: 'auth.example.com' }, { hasDomain: true }],
    'that it has none': [{}, { hasDomain: false }],
    'the version of its token trigger': [
      {
        LambdaConfig: {
          PreTokenGeneration: arn,
          PreTokenGenerationConfig: { LambdaArn: arn, LambdaVersion: 'V2_0' },
        },
      },
      { tokenTrigger: 'V2_0', triggers: ['PreTokenGeneration'] },
    ],
    'the version of a token trigger without one': [
      { LambdaConfig: { PreTokenGeneration: arn } },
      { tokenTrigger: 'V1_0', triggers: ['PreTokenGeneration'] },
    ],
    'that it has no token trigger': [{ LambdaConfig: {} }, { tokenTrigger: undefined, triggers: [] }],
  };
  for (const [what, [told, known]] of Object.entries(rows))
    test(what, () => {
      assert.deepEqual(sameMembers(describedPool({ Id: pool, ...told }), known), known);
    });
});

test('of pools.yaml is known what it says, and not what it leaves to the service', () => {
  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  const file = join(directory, 'pools.yaml');
  writeFileSync(
    file,
    `regions: [us-east-1]
functions: { tokens: { handler: tokens.ts } }
pools:
  - id: ${pool}
    name: staging
    domain: phenom
    triggers: { PreTokenGeneration: tokens }
    preTokenGenerationVersion: V2_0
    clients:
      - { id: one, name: one, readAttributes: [email], writeAttributes: [name], authSessionMinutes: 5 }
      - { id: two, name: two }
  - { id: us-east-1_Another01, name: other }
`,
  );
  writeFileSync(join(directory, 'tokens.ts'), 'export const handler = async event => event;\n');
  const loaded = loadPools(file, {});
  assert.ok(loaded.ok);
  const [first, second] = poolsOfFile(loaded.pools);
  const ofPools = [
    { hasDomain: true, tokenTrigger: 'V2_0' },
    { hasDomain: undefined, tokenTrigger: undefined },
  ];
  assert.deepEqual(
    [sameMembers(first ?? {}, ofPools[0] ?? {}), sameMembers(second ?? {}, ofPools[1] ?? {})],
    ofPools,
  );
  const ofClients = [
    { readAttributes: ['email'], writeAttributes: ['name'], sessionMinutes: 5, providers: undefined },
    { readAttributes: undefined, writeAttributes: undefined, sessionMinutes: 3, providers: undefined },
  ];
  assert.deepEqual(
    first?.clients.map((one, index) => sameMembers(one, ofClients[index] ?? {})),
    ofClients,
  );
});

describe('of a call in a recording of tap is known', () => {
  const rows: Readonly<Record<string, readonly [input: object, has: boolean]>> = {
    'that it carried a device key': [{ AuthParameters: { DEVICE_KEY: 'device#11111111' } }, true],
    'that it carried one by its other name': [{ DeviceKey: 'device#11111111' }, true],
    'that it carried none': [{ AuthParameters: {} }, false],
    'that it carried none but null': [{ AuthParameters: { DEVICE_KEY: null } }, false],
  };
  for (const [what, [input, has]] of Object.entries(rows))
    test(what, () => {
      const { call } = tapCall({ call: 1, at: '2026-05-19T00:00:00Z', operation: 'InitiateAuth', input });
      assert.equal(call.hasDeviceKey, has);
    });
});
