import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explained } from './explained.ts';

const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const other = '73q703cql980nrvq554a6sta54';
const pool = 'us-east-1_n8gO6SbP6';
const link = `https://www.example.com/reset-password?code=123456&email=joe%40example.com&cid=${client}&pid=${pool}`;
const describedPool = JSON.stringify({ UserPool: { Id: pool, Name: 'staging', LambdaConfig: {} } });
const describedClient = (id: string, settings = {}) =>
  JSON.stringify({ UserPoolClient: { ClientId: id, UserPoolId: pool, ClientName: 'app', ...settings } });

describe('a link that is as it should be, beside', () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    'its pool, which tells no app clients': [describedPool],
    'another client of its pool': [describedClient(other)],
    'its pool and another client of it': [describedPool, describedClient(other)],
    'its own client': [describedPool, describedClient(client)],
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
    describedPool,
    describedClient(other),
    '--all',
  ]);
  assert.doesNotMatch(JSON.stringify(told.findings), new RegExp(other));
});
