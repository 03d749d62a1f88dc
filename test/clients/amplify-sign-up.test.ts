import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  autoSignIn,
  confirmSignUp,
  fetchUserAttributes,
  getCurrentUser,
  resendSignUpCode,
  signIn,
  signUp,
} from '@aws-amplify/auth';
import { client, description, poolId } from '../operations/described.ts';
import { codeFor, wrong } from '../operations/people.ts';
import { newPool } from '../operations/user-pools.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const password = 'First-Password-1';
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: poolId, client: client.open }));

let count = 0;
function newcomer() {
  count += 1;
  const email = `newcomer${count}@example.com`;
  return { username: `newcomer${count}`, email, options: { userAttributes: { email } } };
}

describe('Amplify signs up', () => {
  test('a user, who confirms the address and signs in', async () => {
    const { username, email, options } = newcomer();
    const { isSignUpComplete, userId, nextStep } = await signUp({ username, password, options });
    assert.equal(isSignUpComplete, false);
    assert.deepEqual(nextStep, {
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { attributeName: 'email', deliveryMedium: 'EMAIL', destination: 'n***@e***' },
    });
    const confirmationCode = await codeFor(wire, { email });
    await assert.rejects(confirmSignUp({ username, confirmationCode: wrong(confirmationCode) }), {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    });
    const confirmed = await confirmSignUp({ username, confirmationCode });
    assert.deepEqual(confirmed, { isSignUpComplete: true, nextStep: { signUpStep: 'DONE' } });
    const signed = await signIn({ username, password });
    assert.deepEqual(signed, { isSignedIn: true, nextStep: { signInStep: 'DONE' } });
    assert.deepEqual((await getCurrentUser()).userId, userId);
    assert.deepEqual(await fetchUserAttributes(), { sub: userId, email, email_verified: 'true' });
  });

  test('and sends another code, which takes the place of the first', async () => {
    const { username, email, options } = newcomer();
    await signUp({ username, password, options });
    const first = await codeFor(wire, { email });
    assert.deepEqual(await resendSignUpCode({ username }), {
      attributeName: 'email',
      deliveryMedium: 'EMAIL',
      destination: 'n***@e***',
    });
    const second = await codeFor(wire, { email });
    if (first !== second) {
      await assert.rejects(confirmSignUp({ username, confirmationCode: first }), {
        name: 'CodeMismatchException',
      });
    }
    await confirmSignUp({ username, confirmationCode: second });
  });

  test('and goes on to sign in by itself', async () => {
    const { username, email, options } = newcomer();
    await signUp({ username, password, options: { ...options, autoSignIn: true } });
    const { nextStep } = await confirmSignUp({ username, confirmationCode: await codeFor(wire, { email }) });
    assert.deepEqual(nextStep, { signUpStep: 'COMPLETE_AUTO_SIGN_IN' });
    assert.deepEqual(await autoSignIn(), { isSignedIn: true, nextStep: { signInStep: 'DONE' } });
    assert.equal((await getCurrentUser()).username, username);
  });

  test('by a text message', async () => {
    const { UserPoolId, ClientId } = await newPool(wire, {
      AutoVerifiedAttributes: ['phone_number'],
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
    });
    openApp(wire, { pool: UserPoolId, client: ClientId });
    const username = 'anna';
    const phone = '+12065550100';
    const options = { userAttributes: { phone_number: phone } };
    const { nextStep } = await signUp({ username, password, options });
    assert.deepEqual(nextStep, {
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: {
        attributeName: 'phone_number',
        deliveryMedium: 'SMS',
        destination: '+*******0100',
      },
    });
    const confirmationCode = await codeFor(wire, { email: phone });
    assert.equal((await confirmSignUp({ username, confirmationCode })).isSignUpComplete, true);
  });

  test('a signing-in user who is not confirmed is led to the code', async () => {
    const { username, options } = newcomer();
    await signUp({ username, password, options });
    assert.deepEqual(await signIn({ username, password }), {
      isSignedIn: false,
      nextStep: { signInStep: 'CONFIRM_SIGN_UP' },
    });
  });

  test('and shows what an app shows when it fails', async () => {
    const { username, options } = newcomer();
    await signUp({ username, password, options });
    await assert.rejects(signUp({ username, password, options }), {
      name: 'UsernameExistsException',
      message: 'User already exists',
    });
    await assert.rejects(signUp({ ...newcomer(), password: 'short' }), {
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
    await assert.rejects(resendSignUpCode({ username: 'nobody' }), {
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    });
    wire.clock.advance('25h');
    await assert.rejects(confirmSignUp({ username, confirmationCode: '123456' }), {
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    });
  });
});
