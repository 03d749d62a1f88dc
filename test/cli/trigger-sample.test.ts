import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contracts, sampleEvent } from '../../src/triggers/index.ts';
import { handlerFolder } from './trigger-handlers.ts';

const { trigger } = handlerFolder();

describe('trigger sample', () => {
  test('prints the complete event', async () => {
    const { code, said } = await trigger(['sample', 'CustomMessage_ForgotPassword']);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(said), sampleEvent('CustomMessage_ForgotPassword'));
  });

  test('prints it with what is set: texts, JSON, and what was not there', async () => {
    const set = [
      'request.userAttributes.email=a=b@example.com',
      'request.clientMetadata.locale=de',
      'callerContext.clientId:=null',
    ];
    const { said } = await trigger(['sample', 'PreSignUp_SignUp', ...set.flatMap(one => ['--set', one])]);
    const { request, callerContext } = JSON.parse(said);
    assert.equal(request.userAttributes.email, 'a=b@example.com');
    assert.equal(request.userAttributes.name, 'Anna Muster');
    assert.deepEqual(request.clientMetadata, { locale: 'de' });
    assert.equal(callerContext.clientId, null);
  });

  test('prints it in the version that is set', async () => {
    const { said } = await trigger(['sample', 'TokenGeneration_RefreshTokens', '--set', 'version=2']);
    assert.deepEqual(JSON.parse(said), sampleEvent('TokenGeneration_RefreshTokens', { version: '2' }));
  });

  test('prints a variant', async () => {
    const { said } = await trigger(['sample', 'PreSignUp_SignUp', '--variant', 'thin']);
    assert.deepEqual(JSON.parse(said), {
      triggerSource: 'PreSignUp_SignUp',
      userName: 'testuser',
      request: { userAttributes: { email: 'anna@example.com' } },
      response: {},
    });
  });

  test('lists every trigger with its sources, and the variants', async () => {
    const { said } = await trigger(['sample', '--list', '--json']);
    const { triggers, variants } = JSON.parse(said);
    assert.deepEqual(
      triggers.map(
        ({ trigger: name, sources }: { trigger: string; sources: readonly { source: string }[] }) => [
          name,
          sources.map(({ source }) => source),
        ],
      ),
      Object.entries(contracts).map(([name, { sources }]) => [name, Object.keys(sources)]),
    );
    const plain = (await trigger(['sample', '--list'])).said;
    for (const { variant, about } of variants) assert.ok(plain.includes(about), variant);
    for (const [name, { sources }] of Object.entries(contracts)) {
      assert.match(plain, new RegExp(`^${name}$`, 'm'));
      for (const source of Object.keys(sources)) assert.match(plain, new RegExp(`^  ${source} `, 'm'));
    }
  });
});
