import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeSentFor } from '../../src/tap/code-calls.ts';
import type { SeenCall } from '../../src/tap/seen-call.ts';

const sent = { DeliveryMedium: 'EMAIL' };
const [reset, signUp, attribute] = ['ConfirmForgotPassword', 'ConfirmSignUp', 'VerifyUserAttribute'];

const rows: readonly (readonly [operation: string, output: object, use: string | undefined])[] = [
  ['ForgotPassword', { CodeDeliveryDetails: sent }, reset],
  ['AdminResetUserPassword', {}, reset],
  ['SignUp', { UserConfirmed: false, CodeDeliveryDetails: sent }, signUp],
  ['SignUp', { UserConfirmed: true }, undefined],
  ['ResendConfirmationCode', { CodeDeliveryDetails: sent }, signUp],
  ['GetUserAttributeVerificationCode', { CodeDeliveryDetails: sent }, attribute],
  ['UpdateUserAttributes', { CodeDeliveryDetailsList: [sent] }, attribute],
  ['UpdateUserAttributes', { CodeDeliveryDetailsList: [] }, undefined],
  ['UpdateUserAttributes', {}, undefined],
  // Its answer never tells.
  ['AdminUpdateUserAttributes', {}, undefined],
  ['InitiateAuth', { ChallengeName: 'SMS_MFA' }, undefined],
];

function seen(operation: string, output: object): SeenCall {
  const outcome = 'ok';
  return {
    time: 0,
    milliseconds: 1,
    operation,
    names: [],
    signed: 'no',
    isAnswerUnread: false,
    outcome,
    output,
  };
}

describe('a code that was sent is taken by', () => {
  for (const [operation, output, use] of rows)
    test(`${use ?? 'nothing'}: ${operation} ${JSON.stringify(output)}`, () => {
      assert.equal(codeSentFor(seen(operation, output)), use);
    });

  test('nothing where the call failed', () => {
    assert.equal(codeSentFor({ ...seen('ForgotPassword', {}), outcome: 'failed' }), undefined);
  });
});
