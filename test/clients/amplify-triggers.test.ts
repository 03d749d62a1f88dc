import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  autoSignIn,
  confirmResetPassword,
  fetchAuthSession,
  fetchUserAttributes,
  resetPassword,
  signIn,
  signUp,
} from '@aws-amplify/auth';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const pool = 'us-east-1_Amplify01';
const client = 'amplify0triggers0client';
const handler = (name: string) => ({
  handler: fileURLToPath(new URL(`../operations/handlers/${name}`, import.meta.url)),
});
const pools = {
  regions: ['us-east-1'],
  functions: { told: handler('as-told.mjs'), migrates: handler('migrates.ts') },
  pools: [
    {
      id: pool,
      name: 'triggers',
      autoVerifiedAttributes: ['email'],
      mail: { sendingAccount: 'DEVELOPER', sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/x' },
      triggers: {
        PreSignUp: 'told',
        CustomMessage: 'told',
        PreTokenGeneration: 'told',
        UserMigration: 'migrates',
      },
      clients: [{ id: client, name: 'app' }],
    },
  ],
} as const satisfies PoolsDescription;

const password = 'First-Password-1';
/** Metadata by which the trigger answers that, when it runs for that source. */
const told = (from: string, answer: object) => ({
  clientMetadata: { from, answer: JSON.stringify(answer) },
});
const withClaim = (name: string) => ({ claimsOverrideDetails: { claimsToAddOrOverride: { [name]: 'yes' } } });

let wire: Wire;
before(async () => {
  wire = await startWire({ pools });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool, client }));

describe('Amplify, where the pool has triggers', () => {
  test('takes a user who is confirmed by PreSignUp', async () => {
    const options = {
      userAttributes: { email: 'anna@example.com' },
      ...told('PreSignUp_SignUp', { autoConfirmUser: true, autoVerifyEmail: true }),
    };
    const { isSignUpComplete, nextStep } = await signUp({ username: 'anna', password, options });
    assert.deepEqual([isSignUpComplete, nextStep], [true, { signUpStep: 'DONE' }]);
    assert.equal((await signIn({ username: 'anna', password })).isSignedIn, true);
    assert.equal((await fetchUserAttributes()).email_verified, 'true');
  });

  test('signs in by itself who is confirmed by PreSignUp', async () => {
    const options = {
      userAttributes: { email: 'clara@example.com' },
      autoSignIn: true,
      ...told('PreSignUp_SignUp', { autoConfirmUser: true }),
    };
    const { nextStep } = await signUp({ username: 'clara', password, options });
    assert.deepEqual(nextStep, { signUpStep: 'COMPLETE_AUTO_SIGN_IN' });
    assert.equal((await autoSignIn()).isSignedIn, true);
  });

  test('shows why PreSignUp refuses', async () => {
    const options = {
      userAttributes: { email: 'berta@example.com' },
      clientMetadata: { show: 'PreSignUp_SignUp' },
    };
    await assert.rejects(signUp({ username: 'berta', password, options }), error => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'UserLambdaValidationException');
      const event = /^PreSignUp failed with error (\{.*\})\.$/.exec(error.message)?.[1];
      const { userName, callerContext, request } = JSON.parse(event ?? '{}');
      assert.deepEqual([userName, callerContext.clientId], ['berta', client]);
      assert.deepEqual(request.clientMetadata, options.clientMetadata);
      return true;
    });
  });

  test('resets by a mail in the words of CustomMessage', async () => {
    const anna = await person(wire, { pool });
    const emailMessage = 'Take {####}';
    const options = told('CustomMessage_ForgotPassword', { emailSubject: 'Yours', emailMessage });
    await resetPassword({ username: anna.name, options });
    const mail = await wire.mail.latest({ to: anna.email });
    const code = await codeFor(wire, anna);
    assert.deepEqual([mail?.subject, mail?.html], ['Yours', `Take ${code}`]);
    await confirmResetPassword({
      username: anna.name,
      confirmationCode: code,
      newPassword: 'Second-Password-1',
    });
  });

  test('gets the claims of PreTokenGeneration, at sign-in and at each refresh', async () => {
    const { name: username, password } = await person(wire, { pool });
    const options = told('TokenGeneration_Authentication', withClaim('signed'));
    await signIn({ username, password, options });
    assert.equal((await fetchAuthSession()).tokens?.idToken?.payload.signed, 'yes');
    const { tokens } = await fetchAuthSession({
      forceRefresh: true,
      ...told('TokenGeneration_RefreshTokens', withClaim('refreshed')),
    });
    const { signed, refreshed } = tokens?.idToken?.payload ?? {};
    assert.deepEqual([signed, refreshed], [undefined, 'yes']);
  });

  test('brings a user along from a former directory', async () => {
    const former = { username: 'plain', password: 'Former-Password-1' };
    await assert.rejects(signIn(former), { name: 'UserNotFoundException' });
    const options = { authFlowType: 'USER_PASSWORD_AUTH' as const };
    assert.equal((await signIn({ ...former, options })).isSignedIn, true);
    assert.equal((await fetchUserAttributes()).email, 'plain@former.example.com');
  });
});
