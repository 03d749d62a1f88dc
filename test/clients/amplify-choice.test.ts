import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  getCurrentUser,
  listWebAuthnCredentials,
  signIn,
  signUp,
} from '@aws-amplify/auth';
import { choiceClient, choiceDescription, choicePoolId } from '../operations/choice-pools.ts';
import { codeFor, type Person, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const phone = '+15550100177';
const attributes = { phone_number: phone, phone_number_verified: 'true' };

let wire: Wire;
let anna: Person;
before(async () => {
  wire = await startWire({ pools: choiceDescription });
});
after(() => wire.stop());
beforeEach(async () => {
  openApp(wire, { pool: choicePoolId, client: choiceClient.open });
  anna = await person(wire, { pool: choicePoolId, attributes });
});

const start = (options: object = {}, password?: string) =>
  signIn({
    username: anna.name,
    ...(password !== undefined && { password }),
    options: { authFlowType: 'USER_AUTH', ...options },
  });

describe('Amplify signs in by choice', () => {
  test('among what the user has, by mail', async () => {
    const { nextStep } = await start();
    assert.deepEqual(nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    });
    const chosen = await confirmSignIn({ challengeResponse: 'EMAIL_OTP' });
    assert.deepEqual(chosen.nextStep, {
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'p***@e***' },
    });
    await assert.rejects(confirmSignIn({ challengeResponse: '00000000' }), {
      name: 'CodeMismatchException',
      message: 'Invalid code or auth state for the user.',
    });
    assert.deepEqual(await confirmSignIn({ challengeResponse: await codeFor(wire, anna) }), done);
    assert.equal((await getCurrentUser()).username, anna.name);
    assert.deepEqual((await listWebAuthnCredentials()).credentials, []);
  });
  test('with a preferred code by SMS', async () => {
    const { nextStep } = await start({ preferredChallenge: 'SMS_OTP' });
    assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    const challengeResponse = await codeFor(wire, { email: phone });
    assert.deepEqual(await confirmSignIn({ challengeResponse }), done);
  });
  for (const preferredChallenge of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    test(`with a preferred ${preferredChallenge}`, async () => {
      assert.deepEqual(await start({ preferredChallenge }, anna.password), done);
    });
    test(`with a chosen ${preferredChallenge}`, async () => {
      await start();
      const { nextStep } = await confirmSignIn({ challengeResponse: preferredChallenge });
      assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_PASSWORD');
      assert.deepEqual(await confirmSignIn({ challengeResponse: anna.password }), done);
    });
  }
  test('after a sign-up that was confirmed, without another code', async () => {
    const username = `new-${randomBytes(4).toString('hex')}`;
    const email = `${username}@example.com`;
    await signUp({
      username,
      password: 'First-Password-1',
      options: { userAttributes: { email }, autoSignIn: { authFlowType: 'USER_AUTH' } },
    });
    const confirmationCode = await codeFor(wire, { email });
    const { nextStep } = await confirmSignUp({ username, confirmationCode });
    assert.equal(nextStep.signUpStep, 'COMPLETE_AUTO_SIGN_IN');
    assert.deepEqual(await autoSignIn(), done);
  });
});
