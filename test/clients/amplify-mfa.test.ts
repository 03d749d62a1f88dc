import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  confirmSignIn,
  fetchMFAPreference,
  fetchUserAttributes,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from '@aws-amplify/auth';
import {
  anyPool,
  codeOf,
  mfaDescription,
  optionalPool,
  prefer,
  requiredPool,
  withToken,
  wrongFor,
} from '../operations/mfa-pools.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: mfaDescription });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: optionalPool.id, client: optionalPool.client }));

describe('Amplify, with a second factor', () => {
  test('sets up an app while signing in, and signs in by it', async () => {
    openApp(wire, { pool: requiredPool.id, client: requiredPool.client });
    const { name: username, password } = await person(wire, { pool: requiredPool.id });
    const { nextStep } = await signIn({ username, password });
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
    assert.ok('totpSetupDetails' in nextStep);
    const { sharedSecret } = nextStep.totpSetupDetails;
    assert.deepEqual(await confirmSignIn({ challengeResponse: codeOf(wire, sharedSecret) }), done);
    await signOut();

    wire.clock.advance('30s');
    const again = await signIn({ username, password });
    assert.equal(again.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await assert.rejects(confirmSignIn({ challengeResponse: wrongFor(wire, sharedSecret) }), {
      name: 'CodeMismatchException',
      message: 'Invalid code received for user',
    });
    assert.deepEqual(await confirmSignIn({ challengeResponse: codeOf(wire, sharedSecret) }), done);
  });

  test('sets up an app when signed in, and prefers it', async () => {
    const { name: username, password } = await person(wire, { pool: optionalPool.id });
    assert.deepEqual(await signIn({ username, password }), done);
    const { sharedSecret } = await setUpTOTP();
    await assert.rejects(updateMFAPreference({ totp: 'PREFERRED' }), {
      name: 'InvalidParameterException',
      message: 'User has not verified software token mfa',
    });
    await verifyTOTPSetup({ code: codeOf(wire, sharedSecret) });
    await updateMFAPreference({ totp: 'PREFERRED', email: 'ENABLED' });
    assert.deepEqual(await fetchMFAPreference(), { enabled: ['TOTP', 'EMAIL'], preferred: 'TOTP' });
    await updateMFAPreference({ totp: 'DISABLED' });
    assert.deepEqual(await fetchMFAPreference(), { enabled: ['EMAIL'] });
  });

  test('enters a code by mail', async () => {
    const anna = await person(wire, { pool: optionalPool.id });
    await prefer(wire, optionalPool, anna, { EmailMfaSettings: { Enabled: true } });
    const { nextStep } = await signIn({ username: anna.name, password: anna.password });
    assert.deepEqual(nextStep, {
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'p***@e***' },
    });
    assert.deepEqual(await confirmSignIn({ challengeResponse: await codeFor(wire, anna) }), done);
  });

  test('chooses between a phone and an app', async () => {
    const phone_number = '+15553000001';
    const anna = await person(wire, { pool: optionalPool.id, attributes: { phone_number } });
    await withToken(wire, optionalPool, anna);
    await prefer(wire, optionalPool, anna, { SMSMfaSettings: { Enabled: true } });
    const { nextStep } = await signIn({ username: anna.name, password: anna.password });
    assert.deepEqual(nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
      allowedMFATypes: ['SMS', 'TOTP'],
    });
    const chosen = await confirmSignIn({ challengeResponse: 'SMS' });
    assert.equal(chosen.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    const challengeResponse = await codeFor(wire, { email: phone_number });
    assert.deepEqual(await confirmSignIn({ challengeResponse }), done);
  });

  test('sets up an address while signing in', async () => {
    openApp(wire, { pool: anyPool.id, client: anyPool.client });
    const bare = { email: '', email_verified: '' };
    const anna = await person(wire, { pool: anyPool.id, attributes: bare });
    const { nextStep } = await signIn({ username: anna.name, password: anna.password });
    assert.deepEqual(nextStep, {
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      allowedMFATypes: ['TOTP', 'EMAIL'],
    });
    const chosen = await confirmSignIn({ challengeResponse: 'EMAIL' });
    assert.equal(chosen.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    const asked = await confirmSignIn({ challengeResponse: anna.email });
    assert.equal(asked.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    assert.deepEqual(await confirmSignIn({ challengeResponse: await codeFor(wire, anna) }), done);
    const { email, email_verified } = await fetchUserAttributes();
    assert.deepEqual([email, email_verified], [anna.email, 'true']);
  });
});
