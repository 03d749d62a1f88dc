import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { confirmResetPassword, resetPassword, signIn, updatePassword } from '@aws-amplify/auth';
import { client, description, poolId } from '../operations/described.ts';
import { codeFor, person, wrong } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const newPassword = 'Second-Password-1';
const expired = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
};
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());
const open = (clientId: string) => openApp(wire, { pool: poolId, client: clientId });
beforeEach(() => open(client.open));

describe('Amplify resets a password', () => {
  test('by a code, and signs in with the new one', async () => {
    const anna = await person(wire);
    const username = anna.name;
    assert.deepEqual(await resetPassword({ username }), {
      isPasswordReset: false,
      nextStep: {
        resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', attributeName: 'email', destination: 'p***@e***' },
      },
    });
    const confirmationCode = await codeFor(wire, anna);
    await assert.rejects(
      confirmResetPassword({ username, confirmationCode: wrong(confirmationCode), newPassword }),
      {
        name: 'CodeMismatchException',
        message: 'Invalid verification code provided, please try again.',
      },
    );
    await assert.rejects(confirmResetPassword({ username, confirmationCode, newPassword: 'short' }), {
      name: 'InvalidPasswordException',
      message: 'Password does not conform to policy: Password not long enough',
    });
    await confirmResetPassword({ username, confirmationCode, newPassword });
    await assert.rejects(confirmResetPassword({ username, confirmationCode, newPassword }), expired);
    assert.equal((await signIn({ username, password: newPassword })).isSignedIn, true);
  });

  test('only in the app whose client asked for the code', async () => {
    const anna = await person(wire);
    const username = anna.name;
    await resetPassword({ username });
    const confirmationCode = await codeFor(wire, anna, client.open);
    open(client.other);
    await assert.rejects(confirmResetPassword({ username, confirmationCode, newPassword }), expired);
    const { cause } = wire.events.last({ operation: 'ConfirmForgotPassword' }) ?? {};
    assert.deepEqual(
      [cause?.id, cause?.facts.issuedTo, cause?.facts.submittedBy],
      ['code-issued-to-another-client', client.open, client.other],
    );
    open(client.open);
    await confirmResetPassword({ username, confirmationCode, newPassword });
  });

  test('within the hour', async () => {
    const anna = await person(wire);
    const username = anna.name;
    await resetPassword({ username });
    const confirmationCode = await codeFor(wire, anna);
    wire.clock.advance('61m');
    await assert.rejects(confirmResetPassword({ username, confirmationCode, newPassword }), expired);
  });

  test('of nobody, and is told only where the client tells', async () => {
    await assert.rejects(resetPassword({ username: 'nobody' }), {
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    });
    open(client.hiding);
    const { nextStep } = await resetPassword({ username: 'nobody' });
    assert.equal(nextStep.resetPasswordStep, 'CONFIRM_RESET_PASSWORD_WITH_CODE');
    await assert.rejects(
      confirmResetPassword({ username: 'nobody', confirmationCode: '123456', newPassword }),
      { name: 'CodeMismatchException' },
    );
  });

  test('and stops at the limit of an hour', async () => {
    const { name: username } = await person(wire);
    for (let asked = 0; asked < 5; asked += 1) await resetPassword({ username });
    await assert.rejects(resetPassword({ username }), {
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    });
  });
});

describe('Amplify changes a password', () => {
  test('that the user knows', async () => {
    const { name: username, password: oldPassword } = await person(wire);
    const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
    await signIn({ username, password: oldPassword, options });
    await assert.rejects(updatePassword({ oldPassword: 'Wrong-Password-1', newPassword }), {
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    await updatePassword({ oldPassword, newPassword });
    open(client.open);
    assert.equal((await signIn({ username, password: newPassword, options })).isSignedIn, true);
  });
});
