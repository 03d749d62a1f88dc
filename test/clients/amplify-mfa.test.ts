import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  confirmSignIn,
  fetchMFAPreference,
  setUpTOTP,
  signIn,
  updateMFAPreference,
  verifyTOTPSetup,
} from '@aws-amplify/auth';
import {
  anyPool,
  codeOf,
  type MfaPool,
  mfaDescription,
  optionalPool,
  prefer,
  requiredPool,
  withToken,
  wrongFor,
} from '../operations/mfa-pools.ts';
import { codeFor, type Person, person, wrong } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const phone = '+12065550100';
const withPhone = { phone_number: phone, phone_number_verified: 'true' };
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: mfaDescription });
});
after(() => wire.stop());

/** Opens the app anew and signs in with the password. */
async function begin({ id, client }: MfaPool, { name: username, password }: Person) {
  openApp(wire, { pool: id, client });
  return signIn({ username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } });
}
const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });

describe('Amplify, where the pool demands a second factor', () => {
  test('sets up an app while it signs in', async () => {
    const anna = await person(wire, { pool: requiredPool.id });
    const { nextStep } = await begin(requiredPool, anna);
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
    const { sharedSecret } = nextStep.totpSetupDetails;
    assert.equal(
      nextStep.totpSetupDetails.getSetupUri('shop').toString(),
      `otpauth://totp/shop:${anna.name}?secret=${sharedSecret}&issuer=shop`,
    );
    await assert.rejects(answer(wrongFor(wire, sharedSecret)), {
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    });
    assert.deepEqual(await answer(codeOf(wire, sharedSecret)), done);
    assert.deepEqual((await fetchMFAPreference()).enabled, ['TOTP']);
  });

  test('sets up an app after the first password', async () => {
    const anna = await person(wire, { pool: requiredPool.id, status: 'FORCE_CHANGE_PASSWORD' });
    openApp(wire, { pool: requiredPool.id, client: requiredPool.client });
    await signIn({ username: anna.name, password: anna.password });
    const { nextStep } = await answer('Second-Password-1');
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
    assert.deepEqual(await answer(codeOf(wire, nextStep.totpSetupDetails.sharedSecret)), done);
  });

  test('asks which of the factors to set up, and sets up an address', async () => {
    const anna = await person(wire, { pool: anyPool.id, attributes: { email: '', email_verified: '' } });
    const { nextStep } = await begin(anyPool, anna);
    assert.deepEqual(nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      allowedMFATypes: ['TOTP', 'EMAIL'],
    });
    assert.deepEqual((await answer('EMAIL')).nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
    });
    const email = `amplify-${anna.email}`;
    assert.deepEqual((await answer(email)).nextStep, {
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
    });
    assert.deepEqual(await answer(await codeFor(wire, { email })), done);
    assert.deepEqual((await fetchMFAPreference()).enabled, ['EMAIL']);
  });

  test('asks which of the factors to set up, and sets up an app', async () => {
    const anna = await person(wire, { pool: anyPool.id, attributes: { email: '', email_verified: '' } });
    await begin(anyPool, anna);
    const { nextStep } = await answer('TOTP');
    assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
    assert.deepEqual(await answer(codeOf(wire, nextStep.totpSetupDetails.sharedSecret)), done);
  });
});

describe('Amplify, where users choose second factors', () => {
  test('sets up an app for who is signed in, and asks for its code from then on', async () => {
    const anna = await person(wire, { pool: optionalPool.id });
    assert.deepEqual(await begin(optionalPool, anna), done);
    assert.deepEqual(await fetchMFAPreference(), { preferred: undefined, enabled: undefined });
    const { sharedSecret } = await setUpTOTP();
    await assert.rejects(verifyTOTPSetup({ code: wrongFor(wire, sharedSecret) }), {
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    });
    await verifyTOTPSetup({ code: codeOf(wire, sharedSecret) });
    await updateMFAPreference({ totp: 'PREFERRED' });
    assert.deepEqual(await fetchMFAPreference(), { preferred: 'TOTP', enabled: ['TOTP'] });

    wire.clock.advance('30s');
    assert.deepEqual((await begin(optionalPool, anna)).nextStep, {
      signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
    });
    await assert.rejects(answer(wrongFor(wire, sharedSecret)), {
      name: 'CodeMismatchException',
      message: 'Invalid code received for user',
    });
    assert.deepEqual(await answer(codeOf(wire, sharedSecret)), done);
    await updateMFAPreference({ totp: 'DISABLED' });
    assert.deepEqual(await begin(optionalPool, anna), done);
  });

  for (const [name, setting, signInStep, deliveryMedium, destination] of [
    ['a text message', 'SMSMfaSettings', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'SMS', '+*******0100'],
    ['a mail', 'EmailMfaSettings', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'EMAIL', 'p***@e***'],
  ] as const) {
    test(`asks for the code of ${name}`, async () => {
      const anna = await person(wire, { pool: optionalPool.id, attributes: withPhone });
      await prefer(wire, optionalPool, anna, { [setting]: { Enabled: true, PreferredMfa: true } });
      assert.deepEqual((await begin(optionalPool, anna)).nextStep, {
        signInStep,
        codeDeliveryDetails: { deliveryMedium, destination },
      });
      const code = await codeFor(wire, { email: deliveryMedium === 'SMS' ? phone : anna.email });
      await assert.rejects(answer(wrong(code)), {
        name: 'CodeMismatchException',
        message: 'Invalid code or auth state for the user.',
      });
      assert.deepEqual(await answer(code), done);
    });
  }

  test('turns factors on and off, and prefers one', async () => {
    const anna = await person(wire, { pool: optionalPool.id, attributes: withPhone });
    await begin(optionalPool, anna);
    await updateMFAPreference({ sms: 'ENABLED', email: 'PREFERRED' });
    const { preferred, enabled } = await fetchMFAPreference();
    assert.deepEqual([preferred, enabled?.toSorted()], ['EMAIL', ['EMAIL', 'SMS']]);
    await updateMFAPreference({ email: 'NOT_PREFERRED' });
    assert.equal((await fetchMFAPreference()).preferred, undefined);
    await updateMFAPreference({ sms: 'DISABLED', email: 'DISABLED' });
    assert.deepEqual(await fetchMFAPreference(), { preferred: undefined, enabled: undefined });
    await assert.rejects(updateMFAPreference({ totp: 'ENABLED' }), {
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    });
  });

  test('lets the user select among several, after SRP too', async () => {
    const anna = await person(wire, { pool: optionalPool.id, attributes: withPhone });
    const secret = await withToken(wire, optionalPool, anna);
    await prefer(wire, optionalPool, anna, {
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true },
    });
    openApp(wire, { pool: optionalPool.id, client: optionalPool.client });
    const { nextStep } = await signIn({ username: anna.name, password: anna.password });
    assert.deepEqual(nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
      allowedMFATypes: ['SMS', 'TOTP'],
    });
    assert.deepEqual((await answer('TOTP')).nextStep, { signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' });
    assert.deepEqual(await answer(codeOf(wire, secret)), done);

    await begin(optionalPool, anna);
    assert.equal((await answer('SMS')).nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    assert.deepEqual(await answer(await codeFor(wire, { email: phone })), done);
  });

  test('is told to sign in anew where it waits too long', async () => {
    const anna = await person(wire, { pool: optionalPool.id });
    await prefer(wire, optionalPool, anna, { EmailMfaSettings: { Enabled: true } });
    await begin(optionalPool, anna);
    const code = await codeFor(wire, anna);
    wire.clock.advance('4m');
    await assert.rejects(answer(code), {
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
  });
});
