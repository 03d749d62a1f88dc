import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  fetchUserAttributes,
  getCurrentUser,
  signIn,
  signUp,
} from '@aws-amplify/auth';
import { wrongOtp } from '../operations/choice.ts';
import {
  addressPoolId,
  choiceClient,
  choiceDescription,
  choicePoolId,
  passwordPoolId,
  strongPoolId,
} from '../operations/choice-pools.ts';
import { codeOf, withToken } from '../operations/mfa-pools.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const phone = '+12065550100';
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: choiceDescription });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: choicePoolId, client: choiceClient.open }));

const user = (attributes: Readonly<Record<string, string>> = {}) =>
  person(wire, { pool: choicePoolId, attributes });
const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });
type FirstFactor = 'EMAIL_OTP' | 'SMS_OTP' | 'PASSWORD' | 'PASSWORD_SRP';
const byChoice = (preferredChallenge?: FirstFactor) => ({
  authFlowType: 'USER_AUTH' as const,
  ...(preferredChallenge && { preferredChallenge }),
});
const codeStep = (medium: 'EMAIL' | 'SMS', destination: string) => ({
  isSignedIn: false,
  nextStep: {
    signInStep: `CONFIRM_SIGN_IN_WITH_${medium}_CODE`,
    codeDeliveryDetails: { deliveryMedium: medium, destination },
  },
});

describe('Amplify lets the user select the first factor', () => {
  test('among those that the user has', async () => {
    const { name: username } = await user({ phone_number: phone, phone_number_verified: 'true' });
    const { isSignedIn, nextStep } = await signIn({ username, options: byChoice() });
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.equal(isSignedIn, false);
    assert.deepEqual(nextStep.availableChallenges?.toSorted(), [
      'EMAIL_OTP',
      'PASSWORD',
      'PASSWORD_SRP',
      'SMS_OTP',
    ]);
  });

  for (const [factor, medium, destination] of [
    ['EMAIL_OTP', 'EMAIL', 'p***@e***'],
    ['SMS_OTP', 'SMS', '+*******0100'],
  ] as const) {
    test(`and sends a code: ${factor}`, async () => {
      const anna = await user({ phone_number: phone, phone_number_verified: 'true' });
      await signIn({ username: anna.name, options: byChoice() });
      assert.deepEqual(await answer(factor), codeStep(medium, destination));
      const code = await codeFor(wire, { email: medium === 'SMS' ? phone : anna.email });
      assert.match(code, /^\d{8}$/);
      await assert.rejects(answer(wrongOtp(code)), {
        name: 'CodeMismatchException',
        message: 'Invalid code or auth state for the user.',
      });
      assert.deepEqual(await answer(code), done);
    });
  }

  for (const factor of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    test(`and takes the password: ${factor}`, async () => {
      const { name: username, password } = await user();
      await signIn({ username, options: byChoice() });
      assert.deepEqual(await answer(factor), {
        isSignedIn: false,
        nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' },
      });
      assert.deepEqual(await answer(password), done);
      assert.equal((await getCurrentUser()).username, username);
    });

    test(`and refuses a wrong password: ${factor}`, async () => {
      const { name: username } = await user();
      await signIn({ username, options: byChoice() });
      await answer(factor);
      await assert.rejects(answer('Wrong-Password-1'), incorrect);
    });
  }
});

describe('Amplify names the first factor that it prefers', () => {
  test('a code by mail', async () => {
    const anna = await user();
    const asked = await signIn({ username: anna.name, options: byChoice('EMAIL_OTP') });
    assert.deepEqual(asked, codeStep('EMAIL', 'p***@e***'));
    assert.deepEqual(await answer(await codeFor(wire, anna)), done);
  });

  test('a code by mail, where addresses stand for usernames', async () => {
    openApp(wire, { pool: addressPoolId, client: choiceClient.address });
    const { UserSub } = await wire.ok('SignUp', {
      ClientId: choiceClient.address,
      Username: 'berta@example.com',
      Password: 'First-Password-1',
    });
    const who = { UserPoolId: addressPoolId, Username: 'berta@example.com' };
    await wire.ok('AdminConfirmSignUp', who);
    const UserAttributes = [{ Name: 'email_verified', Value: 'true' }];
    await wire.ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
    await signIn({ username: who.Username, options: byChoice('EMAIL_OTP') });
    assert.deepEqual(await answer(await codeFor(wire, { email: who.Username })), done);
    assert.equal((await getCurrentUser()).userId, UserSub);
  });

  for (const factor of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    test(`the password, which goes along: ${factor}`, async () => {
      const { name: username, password } = await user();
      assert.deepEqual(await signIn({ username, password, options: byChoice(factor) }), done);
      openApp(wire, { pool: choicePoolId, client: choiceClient.open });
      await assert.rejects(
        signIn({ username, password: 'Wrong-Password-1', options: byChoice(factor) }),
        incorrect,
      );
    });
  }

  test('one that the user does not have, and is offered the others', async () => {
    openApp(wire, { pool: passwordPoolId, client: choiceClient.password });
    const { name: username, password } = await person(wire, { pool: passwordPoolId });
    const { nextStep } = await signIn({ username, options: byChoice('EMAIL_OTP') });
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.deepEqual(nextStep.availableChallenges?.toSorted(), ['PASSWORD', 'PASSWORD_SRP']);
    await answer('PASSWORD');
    assert.deepEqual(await answer(password), done);
  });

  test('of nobody, and does not learn it where the client hides users', async () => {
    await assert.rejects(signIn({ username: 'nobody', options: byChoice('EMAIL_OTP') }), {
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    });
    openApp(wire, { pool: choicePoolId, client: choiceClient.hiding });
    const { nextStep } = await signIn({ username: 'nobody', options: byChoice('EMAIL_OTP') });
    assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    await assert.rejects(answer('12345678'), {
      name: 'CodeMismatchException',
      message: 'Invalid code or auth state for the user.',
    });
  });
});

describe('Amplify goes on after the first factor', () => {
  for (const factor of ['PASSWORD', 'PASSWORD_SRP'] as const) {
    test(`to the second: ${factor}`, async () => {
      const built = { id: strongPoolId, client: choiceClient.strong };
      const anna = await person(wire, { pool: strongPoolId });
      const secret = await withToken(wire, built, anna);
      openApp(wire, { pool: built.id, client: built.client });
      await signIn({ username: anna.name, options: byChoice() });
      await answer(factor);
      assert.deepEqual((await answer(anna.password)).nextStep, {
        signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
      });
      assert.deepEqual(await answer(codeOf(wire, secret)), done);
    });
  }
});

describe('Amplify signs up without a password', () => {
  test('and goes on to sign in by the confirmed address alone', async () => {
    const email = 'newcomer@example.com';
    const username = 'newcomer';
    const { nextStep } = await signUp({
      username,
      options: { userAttributes: { email }, autoSignIn: { authFlowType: 'USER_AUTH' } },
    });
    assert.equal(nextStep.signUpStep, 'CONFIRM_SIGN_UP');
    const confirmed = await confirmSignUp({ username, confirmationCode: await codeFor(wire, { email }) });
    assert.deepEqual(confirmed.nextStep, { signUpStep: 'COMPLETE_AUTO_SIGN_IN' });
    assert.deepEqual(await autoSignIn(), done);
    assert.equal((await fetchUserAttributes()).email_verified, 'true');
  });
});
