import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { handlerFolder } from './trigger-handlers.ts';

const { trigger } = handlerFolder();

describe('what production would not send', () => {
  const unlike = 'Production sends no such event: ';
  const rows: readonly (readonly [set: string, source: string, told: string])[] = [
    [
      'request.usrAttributes.email=x',
      'PreSignUp_SignUp',
      'request has no member usrAttributes. Did you mean "userAttributes"?',
    ],
    [
      'userName.foo=1',
      'PreSignUp_SignUp',
      '--set userName.foo gives another form to userName, which must be of the type string.',
    ],
    [
      'request=',
      'PreSignUp_SignUp',
      '--set request gives another form to request, which must be of the type object.',
    ],
    [
      'request.userAttributes.email:=1',
      'CustomMessage_ForgotPassword',
      '--set request.userAttributes.email gives another form to request.userAttributes.email, which must be of the type string.',
    ],
  ];
  for (const [set, source, told] of rows) {
    test(`is told of --set ${set}, and sent all the same`, async () => {
      const { code, said, complained } = await trigger(['sample', source, '--set', set]);
      assert.deepEqual([code, complained], [0, unlike + told]);
      assert.notEqual(said, '');
    });
  }

  for (const [set, source] of [
    ['request.userAttributes.custom:tenant=a', 'PreSignUp_SignUp'],
    ['request.clientMetadata:={"a":"b"}', 'PreSignUp_SignUp'],
    ['request.userNotFound:=false', 'VerifyAuthChallengeResponse_Authentication'],
    ['version=2', 'TokenGeneration_RefreshTokens'],
    ['response.autoConfirmUser:=true', 'PreSignUp_SignUp'],
  ] as const) {
    test(`is nothing of --set ${set}`, async () => {
      assert.equal((await trigger(['sample', source, '--set', set])).complained, '');
    });
  }

  test('is told by check where no source has it, and by invoke', async () => {
    const of = ['right.mjs', '--source', 'PreSignUp_SignUp', '--set', 'request.usrAttributes.email=x'];
    for (const command of ['check', 'invoke']) {
      const { code, complained } = await trigger([command, ...of]);
      assert.equal(code, 0);
      assert.match(complained, /^Production sends no such event: request has no member usrAttributes\./);
    }
    const code = ['--source', 'CustomEmailSender_ForgotPassword', '--set', 'request.code=x'];
    const notice = ['--source', 'CustomEmailSender_AccountTakeOverNotification'];
    assert.equal((await trigger(['check', 'right.mjs', ...code, ...notice])).complained, '');
  });
});
