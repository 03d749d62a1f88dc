import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  AssociateSoftwareTokenCommand,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  EnableSoftwareTokenMFAException,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoUserSession, CognitoUser as User } from 'amazon-cognito-identity-js';
import { identity } from '../clients/identity.ts';
import {
  codeOf,
  type MfaPool,
  mfaDescription,
  optionalPool,
  prefer,
  requiredPool,
  withToken,
  wrongFor,
} from './mfa-pools.ts';
import { codeFor, type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: mfaDescription });
});
after(() => wire.stop());

/** How a sign-in by that client ended: in tokens, or in a callback for a challenge. */
type End = CognitoUserSession | { readonly asked: string; readonly parameters: unknown };

describe('amazon-cognito-identity-js, by SRP', () => {
  const userOf = (who: Person, { id, client }: MfaPool) => {
    const Pool = new CognitoUserPool({ UserPoolId: id, ClientId: client, endpoint: `${wire.endpoint}/` });
    return new CognitoUser({ Username: who.name, Pool });
  };
  const callbacks = (resolve: (end: End) => void, onFailure: (error: unknown) => void) => {
    const asked = (name: string) => (_: unknown, parameters: unknown) => resolve({ asked: name, parameters });
    return {
      onSuccess: resolve,
      onFailure,
      mfaRequired: asked('SMS_MFA'),
      totpRequired: asked('SOFTWARE_TOKEN_MFA'),
      mfaSetup: asked('MFA_SETUP'),
      selectMFAType: asked('SELECT_MFA_TYPE'),
    };
  };
  const start = (user: User, who: Person) =>
    new Promise<End>((resolve, reject) => {
      const details = new AuthenticationDetails({ Username: who.name, Password: who.password });
      user.authenticateUser(details, callbacks(resolve, reject));
    });
  const enter = (user: User, code: string, factor: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA') =>
    new Promise<End>((resolve, reject) => user.sendMFACode(code, callbacks(resolve, reject), factor));
  const choose = (user: User, factor: string) =>
    new Promise<End>((resolve, reject) => user.sendMFASelectionAnswer(factor, callbacks(resolve, reject)));
  const associate = (user: User) =>
    new Promise<string>((resolve, reject) =>
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }),
    );
  const verify = (user: User, code: string) =>
    new Promise<unknown>((resolve, reject) =>
      user.verifySoftwareToken(code, 'phone', { onSuccess: resolve, onFailure: reject }),
    );
  const asked = (end: End) => ('asked' in end ? end.asked : 'tokens');
  const fails = (name: string, message: string) => (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.deepEqual([error.name, error.message], [name, message]);
    return true;
  };

  test('sets up an app while signing in, and signs in by it', async () => {
    const anna = await person(wire, { pool: requiredPool.id });
    const user = userOf(anna, requiredPool);
    assert.equal(asked(await start(user, anna)), 'MFA_SETUP');
    const secret = await associate(user);
    await verify(user, codeOf(wire, secret));
    assert.ok(user.getSignInUserSession()?.isValid());

    const again = userOf(anna, requiredPool);
    const end = await start(again, anna);
    assert.deepEqual(end, {
      asked: 'SOFTWARE_TOKEN_MFA',
      parameters: { FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: anna.name },
    });
    await assert.rejects(
      enter(again, wrongFor(wire, secret), 'SOFTWARE_TOKEN_MFA'),
      fails('CodeMismatchException', 'Invalid code received for user'),
    );
    wire.clock.advance('30s');
    assert.equal(asked(await enter(again, codeOf(wire, secret), 'SOFTWARE_TOKEN_MFA')), 'tokens');
    assert.ok(again.getSignInUserSession()?.isValid());
  });

  test('sets up an app when signed in, and prefers it', async () => {
    const anna = await person(wire, { pool: optionalPool.id });
    const user = userOf(anna, optionalPool);
    assert.equal(asked(await start(user, anna)), 'tokens');
    const secret = await associate(user);
    await assert.rejects(
      verify(user, wrongFor(wire, secret)),
      fails('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA'),
    );
    await verify(user, codeOf(wire, secret));
    await new Promise((resolve, reject) =>
      user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, (error, done) =>
        error ? reject(error) : resolve(done),
      ),
    );
    assert.equal(asked(await start(userOf(anna, optionalPool), anna)), 'SOFTWARE_TOKEN_MFA');
  });

  test('enters a code by SMS', async () => {
    const phone_number = '+15552000001';
    const anna = await person(wire, { pool: optionalPool.id, attributes: { phone_number } });
    await prefer(wire, optionalPool, anna, { SMSMfaSettings: { Enabled: true } });
    const user = userOf(anna, optionalPool);
    assert.equal(asked(await start(user, anna)), 'SMS_MFA');
    assert.equal(asked(await enter(user, await codeFor(wire, { email: phone_number }), 'SMS_MFA')), 'tokens');
  });

  test('chooses between a phone and an app', async () => {
    const phone_number = '+15552000002';
    const anna = await person(wire, { pool: optionalPool.id, attributes: { phone_number } });
    const secret = await withToken(wire, optionalPool, anna);
    await prefer(wire, optionalPool, anna, { SMSMfaSettings: { Enabled: true } });
    const user = userOf(anna, optionalPool);
    assert.equal(asked(await start(user, anna)), 'SELECT_MFA_TYPE');
    assert.equal(asked(await choose(user, 'SOFTWARE_TOKEN_MFA')), 'SOFTWARE_TOKEN_MFA');
    assert.equal(asked(await enter(user, codeOf(wire, secret), 'SOFTWARE_TOKEN_MFA')), 'tokens');

    const other = userOf(anna, optionalPool);
    await start(other, anna);
    assert.equal(asked(await choose(other, 'SMS_MFA')), 'SMS_MFA');
    assert.equal(
      asked(await enter(other, await codeFor(wire, { email: phone_number }), 'SMS_MFA')),
      'tokens',
    );
  });
});

describe('the AWS SDK', () => {
  test('sets up an app while signing in, and knows the errors by their classes', async () => {
    const { endpoint, region, credentials } = wire;
    const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    const anna = await person(wire, { pool: requiredPool.id });
    const initiate = () =>
      sdk.send(
        new InitiateAuthCommand({
          ClientId: requiredPool.client,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
        }),
      );
    const { Session } = await initiate();
    const given = await sdk.send(new AssociateSoftwareTokenCommand({ Session }));
    const secret = given.SecretCode ?? '';
    const verify = (UserCode: string) =>
      sdk.send(new VerifySoftwareTokenCommand({ Session: given.Session, UserCode }));
    await assert.rejects(verify(wrongFor(wire, secret)), EnableSoftwareTokenMFAException);
    const verified = await verify(codeOf(wire, secret));
    const respond = (
      ChallengeName: 'MFA_SETUP' | 'SOFTWARE_TOKEN_MFA',
      session: string | undefined,
      more: Record<string, string> = {},
    ) =>
      sdk.send(
        new RespondToAuthChallengeCommand({
          ClientId: requiredPool.client,
          ChallengeName,
          Session: session,
          ChallengeResponses: { USERNAME: anna.name, ...more },
        }),
      );
    assert.ok((await respond('MFA_SETUP', verified.Session)).AuthenticationResult?.AccessToken);
    const next = await initiate();
    const enter = (SOFTWARE_TOKEN_MFA_CODE: string) =>
      respond('SOFTWARE_TOKEN_MFA', next.Session, { SOFTWARE_TOKEN_MFA_CODE });
    await assert.rejects(enter(wrongFor(wire, secret)), CodeMismatchException);
    wire.clock.advance('30s');
    assert.ok((await enter(codeOf(wire, secret))).AuthenticationResult?.AccessToken);
    sdk.destroy();
  });
});
