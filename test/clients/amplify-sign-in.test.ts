import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { confirmSignIn, fetchUserAttributes, getCurrentUser, signIn } from '@aws-amplify/auth';
import { client, description, emailClient, emailPoolId, poolId } from '../operations/described.ts';
import { person } from '../operations/people.ts';
import { newClient, newPool } from '../operations/user-pools.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: poolId, client: client.open }));

describe('Amplify signs in', () => {
  for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    describe(authFlowType, () => {
      const options = { authFlowType };

      test('with a username', async () => {
        const { name: username, password } = await person(wire);
        assert.deepEqual(await signIn({ username, password, options }), done);
        assert.equal((await getCurrentUser()).username, username);
        await assert.rejects(signIn({ username, password, options }), {
          name: 'UserAlreadyAuthenticatedException',
        });
      });

      test('with an address, where addresses stand for usernames', async () => {
        openApp(wire, { pool: emailPoolId, client: emailClient });
        const { email: username, password } = await person(wire, { pool: emailPoolId });
        assert.deepEqual(await signIn({ username, password, options }), done);
        const { userId, username: shown } = await getCurrentUser();
        assert.equal(shown, userId);
        assert.equal((await fetchUserAttributes()).email, username);
      });

      test('with an alias', async () => {
        const { name, email: username, password } = await person(wire);
        assert.deepEqual(await signIn({ username, password, options }), done);
        assert.equal((await getCurrentUser()).username, name);
      });

      test('and lets the user choose the first password', async () => {
        const { name: username, password } = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
        assert.deepEqual(await signIn({ username, password, options }), {
          isSignedIn: false,
          nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', missingAttributes: [] },
        });
        await assert.rejects(confirmSignIn({ challengeResponse: 'short' }), {
          name: 'InvalidPasswordException',
          message: 'Password does not conform to policy: Password not long enough',
        });
        const userAttributes = { nickname: 'Annie' };
        const confirmed = await confirmSignIn({
          challengeResponse: 'Second-Password-1',
          options: { userAttributes },
        });
        assert.deepEqual(confirmed, done);
        assert.equal((await fetchUserAttributes()).nickname, 'Annie');
      });

      test('and is led to the reset where an administrator wants one', async () => {
        const { name: username, password } = await person(wire, { status: 'RESET_REQUIRED' });
        assert.deepEqual(await signIn({ username, password, options }), {
          isSignedIn: false,
          nextStep: { signInStep: 'RESET_PASSWORD' },
        });
      });

      test('and shows why it cannot', async () => {
        const { name: username, password } = await person(wire);
        await assert.rejects(signIn({ username, password: 'Wrong-Password-1', options }), incorrect);
        await assert.rejects(signIn({ username: 'nobody', password, options }), {
          name: 'UserNotFoundException',
          message: 'User does not exist.',
        });
        const disabled = await person(wire, { disabled: true });
        await assert.rejects(signIn({ username: disabled.name, password: disabled.password, options }), {
          name: 'NotAuthorizedException',
          message: 'User is disabled.',
        });
        openApp(wire, { pool: poolId, client: client.hiding });
        await assert.rejects(signIn({ username: 'nobody', password, options }), incorrect);
      });
    });
  }

  test('and names the attributes that the user still has to give', async () => {
    const { UserPoolId } = await newPool(wire, {
      Schema: [{ Name: 'family_name', Required: true, Mutable: true }],
    });
    const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH' as const];
    openApp(wire, { pool: UserPoolId, client: await newClient(wire, { UserPoolId, ExplicitAuthFlows }) });
    await wire.ok('AdminCreateUser', {
      UserPoolId,
      Username: 'anna',
      TemporaryPassword: 'First-Password-1',
      MessageAction: 'SUPPRESS',
    });
    const { nextStep } = await signIn({ username: 'anna', password: 'First-Password-1' });
    assert.deepEqual(nextStep, {
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['family_name'],
    });
    const options = { userAttributes: { family_name: 'Berg' } };
    assert.deepEqual(await confirmSignIn({ challengeResponse: 'Second-Password-1', options }), done);
  });

  test('and is told of a client that does not allow the flow', async () => {
    openApp(wire, { pool: poolId, client: client.srpOnly });
    const { name: username, password } = await person(wire);
    const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
    await assert.rejects(signIn({ username, password, options }), {
      name: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });
});
