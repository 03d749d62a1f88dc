import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  confirmUserAttribute,
  deleteUserAttributes,
  fetchUserAttributes,
  sendUserAttributeVerificationCode,
  signIn,
  updateUserAttribute,
  updateUserAttributes,
} from '@aws-amplify/auth';
import { client, description, poolId } from '../operations/described.ts';
import { codeFor, person, wrong } from '../operations/people.ts';
import { newPool } from '../operations/user-pools.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: poolId, client: client.open }));

async function signedIn(pool: string = poolId) {
  const who = await person(wire, { pool });
  const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
  await signIn({ username: who.name, password: who.password, options });
  return who;
}

describe('Amplify', () => {
  test('reads, changes and deletes attributes', async () => {
    const { email } = await signedIn();
    const { sub } = await fetchUserAttributes();
    const updated = await updateUserAttributes({
      userAttributes: { nickname: 'Annie', family_name: 'Berg' },
    });
    const isDone = { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } };
    assert.deepEqual(updated, { nickname: isDone, family_name: isDone });
    const known = { sub, email, email_verified: 'true', family_name: 'Berg' };
    assert.deepEqual(await fetchUserAttributes(), { ...known, nickname: 'Annie' });
    await deleteUserAttributes({ userAttributeKeys: ['nickname'] });
    assert.deepEqual(await fetchUserAttributes(), known);
  });

  test('confirms a new address by the code that goes there', async () => {
    await signedIn();
    const email = 'moved@example.com';
    assert.deepEqual(await updateUserAttribute({ userAttribute: { attributeKey: 'email', value: email } }), {
      isUpdated: false,
      nextStep: {
        updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', attributeName: 'email', destination: 'm***@e***' },
      },
    });
    assert.equal((await fetchUserAttributes()).email_verified, 'false');
    const userAttributeKey = 'email';
    const first = await codeFor(wire, { email });
    await assert.rejects(confirmUserAttribute({ userAttributeKey, confirmationCode: wrong(first) }), {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    });
    assert.deepEqual(await sendUserAttributeVerificationCode({ userAttributeKey }), {
      deliveryMedium: 'EMAIL',
      attributeName: 'email',
      destination: 'm***@e***',
    });
    const confirmationCode = await codeFor(wire, { email });
    await confirmUserAttribute({ userAttributeKey, confirmationCode });
    assert.equal((await fetchUserAttributes()).email_verified, 'true');
    await assert.rejects(confirmUserAttribute({ userAttributeKey, confirmationCode }), {
      name: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
    });
  });

  test('keeps the old address until the new one is proven, where the pool wants it', async () => {
    const { UserPoolId, ClientId } = await newPool(wire, {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    openApp(wire, { pool: UserPoolId, client: ClientId });
    const { email: old } = await signedIn(UserPoolId);
    const email = 'proven@example.com';
    await updateUserAttribute({ userAttribute: { attributeKey: 'email', value: email } });
    const before = await fetchUserAttributes();
    assert.deepEqual([before.email, before.email_verified], [old, 'true']);
    const confirmationCode = await codeFor(wire, { email });
    await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode });
    const { email: shown, email_verified: verified } = await fetchUserAttributes();
    assert.deepEqual([shown, verified], [email, 'true']);
  });

  test('is told what it may not change', async () => {
    await signedIn();
    const refused = (attributeKey: string, value: string, message: string) =>
      assert.rejects(updateUserAttribute({ userAttribute: { attributeKey, value } }), {
        name: 'InvalidParameterException',
        message,
      });
    await refused('sub', 'another', 'Cannot modify the non-mutable attribute sub');
    await refused('email', 'no address', 'Invalid email address format.');
  });
});
