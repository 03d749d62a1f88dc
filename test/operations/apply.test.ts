import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Failure } from '../../src/causes/cause.ts';
import type { Input } from '../../src/model/operation.ts';
import { applyClient } from '../../src/operations/clients/apply-client.ts';
import { applyPool } from '../../src/operations/pools/apply-pool.ts';
import { defaultLocalSettings } from '../../src/pool/pool-from-input.ts';
import { makePoolKeys } from '../../src/pool/pool-keys.ts';
import { systemRandom } from '../../src/pool/random.ts';
import type { PoolDirectory } from '../../src/store/pool-directory.ts';
import { accountId, type Node, startNode } from './node.ts';

const id = 'us-east-1_AkG9mnbjA';
const described: Input<'CreateUserPool'> = {
  PoolName: 'described',
  UsernameAttributes: ['email'],
  Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: true }],
  LambdaConfig: { CustomMessage: `arn:aws:lambda:us-east-1:${accountId}:function:message` },
};

describe('bringing pools to their description', () => {
  let node: Node;
  before(async () => {
    node = await startNode();
  });
  after(() => node.stop());

  const pool = (input = described, domain?: string, directory = node.directory) => {
    const { clock } = node;
    const makeKeys = () => makePoolKeys(systemRandom);
    return applyPool(
      { directory, clock, accountId, makeKeys },
      { id, input, mfa: { MfaConfiguration: 'OFF' }, local: defaultLocalSettings, domain },
    );
  };
  const client = (
    input: Partial<Input<'CreateUserPoolClient'>> = {},
    UserPoolId = id,
    directory = node.directory,
  ) =>
    applyClient(
      { ...node, directory, random: systemRandom },
      { id: 'app1', input: { UserPoolId, ClientName: 'app', ...input } },
    );
  const version = () =>
    node.store.read(async query => (await query.first('SELECT version FROM configuration', []))?.version);
  const causeOf = (cause: string) => (error: unknown) =>
    error instanceof Failure && assert.equal(error.cause.id, cause) === undefined;

  test('what does not exist is created, and what is as described is not written again', async () => {
    const made = await pool();
    const app = await client({ GenerateSecret: true });
    assert.equal(made.settings.Name, 'described');
    const written = await version();
    node.clock.time += 60_000;
    assert.deepEqual(await pool(), made);
    assert.deepEqual(await client({ GenerateSecret: true }), app);
    assert.equal(await version(), written);
  });

  test('what differs is changed; keys, generated secrets and added attributes stay', async () => {
    const was = await pool();
    const app = await client({ GenerateSecret: true });
    await node.raw('UpdateUserPool', { UserPoolId: id, PoolName: 'by hand' });
    const now = await pool({
      ...described,
      Schema: [
        { Name: 'tenant', AttributeDataType: 'String', Mutable: true },
        { Name: 'rank', AttributeDataType: 'Number' },
      ],
    });
    assert.equal(now.settings.Name, 'described');
    assert.deepEqual([now.keys, now.createdAt], [was.keys, was.createdAt]);
    const names = now.settings.SchemaAttributes?.slice(-2).map(attribute => attribute.Name);
    assert.deepEqual(names, ['custom:tenant', 'custom:rank']);
    assert.deepEqual((await pool()).settings.SchemaAttributes, now.settings.SchemaAttributes);
    const changed = await client({ GenerateSecret: true, CallbackURLs: ['https://example.com/'] });
    assert.deepEqual(changed.settings.CallbackURLs, ['https://example.com/']);
    assert.deepEqual([changed.secrets, changed.createdAt], [app.secrets, app.createdAt]);
  });

  test('what another node changes at the same time is looked at anew', async () => {
    await pool();
    await client();
    const sent: string[] = [];
    /** Lets the same change come from elsewhere, right before the first of each kind. */
    const late: PoolDirectory = {
      ...node.directory,
      async changePool(was, now) {
        sent.push('pool');
        await node.directory.changePool(was, now);
        return node.directory.changePool(was, now);
      },
      async changeClient(was, now) {
        sent.push('client');
        await node.directory.changeClient(was, now);
        return node.directory.changeClient(was, now);
      },
    };
    assert.equal((await pool({ ...described, PoolName: 'later' }, undefined, late)).settings.Name, 'later');
    const app = await client({ LogoutURLs: ['https://example.com/'] }, id, late);
    assert.deepEqual(app.settings.LogoutURLs, ['https://example.com/']);
    assert.deepEqual(sent, ['pool', 'client']);
  });

  test('a domain is set, and stays where none is described', async () => {
    assert.equal((await pool(described, 'example')).settings.Domain, 'example');
    assert.equal((await pool(described)).settings.Domain, 'example');
  });

  test('what a pool keeps for life is refused', async () => {
    await pool();
    const cases: Partial<Input<'CreateUserPool'>>[] = [
      { UsernameAttributes: ['phone_number'] },
      { UsernameConfiguration: { CaseSensitive: false } },
      { Schema: [{ Name: 'tenant', AttributeDataType: 'Number', Mutable: true }] },
      { Schema: [{ Name: 'email', Required: true, Mutable: true }] },
    ];
    for (const input of cases) {
      await assert.rejects(pool({ ...described, ...input }), causeOf('pool-setting-cannot-change'));
    }
  });

  test('what the API would refuse is refused', async () => {
    await assert.rejects(
      pool({ ...described, AliasAttributes: ['email'] }),
      causeOf('alias-and-username-attributes'),
    );
    await assert.rejects(client({ CallbackURLs: ['http://example.com'] }), causeOf('redirect-url-not-https'));
    await assert.rejects(client({}, 'us-east-1_Nowhere00'), causeOf('pool-not-found'));
  });

  test('an id of an app client is not taken from another pool', async () => {
    await pool();
    await client();
    const { body } = await node.raw('CreateUserPool', { PoolName: 'other' });
    const other = /"Id":"([^"]+)"/.exec(body)?.[1];
    await assert.rejects(client({}, other), causeOf('client-id-of-another-pool'));
  });
});
