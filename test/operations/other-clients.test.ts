import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ExpiredCodeException,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoUserSession, CognitoUser as User } from 'amazon-cognito-identity-js';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { identity } from '../clients/identity.ts';
import { client, description, emailClient, emailPoolId, poolId } from './described.ts';
import { codeFor, type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

const next = 'Second-Password-1';

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());

const pools = [
  ['where users choose their names', poolId, client.open],
  ['where addresses stand for usernames', emailPoolId, emailClient],
] as const;

describe('amazon-cognito-identity-js, by SRP', () => {
  const userOf = (who: Person, UserPoolId: string, ClientId: string) => {
    const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: `${wire.endpoint}/` });
    return new CognitoUser({ Username: who.name, Pool });
  };
  /** Signs in; `newPassword` answers where a temporary password must be replaced. */
  const signIn = (user: User, name: string, password: string, newPassword?: string) =>
    new Promise<CognitoUserSession>((resolve, reject) => {
      const callbacks = { onSuccess: resolve, onFailure: reject };
      user.authenticateUser(new AuthenticationDetails({ Username: name, Password: password }), {
        ...callbacks,
        newPasswordRequired: () => {
          if (newPassword === undefined) reject(new Error('a new password is required'));
          else user.completeNewPasswordChallenge(newPassword, {}, callbacks);
        },
      });
    });
  const fails = (name: string, message: string) => (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.deepEqual([error.name, error.message], [name, message]);
    return true;
  };

  for (const [where, pool, ClientId] of pools) {
    test(`signs in, reads the user, changes the password, refreshes and signs out: ${where}`, async () => {
      const anna = await person(wire, { pool });
      const user = userOf(anna, pool, ClientId);
      const session = await signIn(user, anna.name, anna.password);
      assert.ok(session.isValid());
      const attributes = await new Promise<Record<string, string>>((resolve, reject) =>
        user.getUserAttributes((error, found) =>
          error
            ? reject(error)
            : resolve(Object.fromEntries((found ?? []).map(({ Name, Value }) => [Name, Value]))),
        ),
      );
      assert.equal(attributes.email, anna.email);
      await new Promise((resolve, reject) =>
        user.changePassword(anna.password, next, (error, done) => (error ? reject(error) : resolve(done))),
      );
      await new Promise((resolve, reject) =>
        user.refreshSession(session.getRefreshToken(), (error, done) =>
          error ? reject(error) : resolve(done),
        ),
      );
      await new Promise((resolve, reject) => user.globalSignOut({ onSuccess: resolve, onFailure: reject }));
      const again = userOf(anna, pool, ClientId);
      assert.ok((await signIn(again, anna.name, next)).isValid());
    });
    test(`is told of a wrong password, and by the same words of an unknown user: ${where}`, async () => {
      const anna = await person(wire, { pool });
      const incorrect = fails('NotAuthorizedException', 'Incorrect username or password.');
      await assert.rejects(signIn(userOf(anna, pool, ClientId), anna.name, 'Not-The-Password-1'), incorrect);
      const hiding = pool === poolId ? client.hiding : ClientId;
      const nobody = { ...anna, name: 'nobody@example.com' };
      const unknown = signIn(userOf(nobody, pool, hiding), nobody.name, 'Not-The-Password-1');
      await assert.rejects(unknown, incorrect);
      assert.deepEqual(
        wire.events
          .all({ operation: 'RespondToAuthChallenge', outcome: 'failed', pool })
          .slice(-2)
          .map(({ cause }) => cause?.id),
        ['srp-proof-wrong', 'user-not-found-hidden'],
      );
    });
    test(`replaces a temporary password: ${where}`, async () => {
      const anna = await person(wire, { pool, status: 'FORCE_CHANGE_PASSWORD' });
      const user = userOf(anna, pool, ClientId);
      assert.ok((await signIn(user, anna.name, anna.password, next)).isValid());
      assert.ok((await signIn(userOf(anna, pool, ClientId), anna.name, next)).isValid());
    });
    test(`resets a password: ${where}`, async () => {
      const anna = await person(wire, { pool });
      const user = userOf(anna, pool, ClientId);
      await new Promise((resolve, reject) => user.forgotPassword({ onSuccess: resolve, onFailure: reject }));
      const code = await codeFor(wire, anna, ClientId);
      await new Promise((resolve, reject) =>
        user.confirmPassword(code, next, { onSuccess: resolve, onFailure: reject }),
      );
      assert.ok((await signIn(userOf(anna, pool, ClientId), anna.name, next)).isValid());
    });
  }

  test('is told the state of the user only with the right password', async () => {
    const anna = await person(wire, { status: 'RESET_REQUIRED' });
    const wrong = signIn(userOf(anna, poolId, client.open), anna.name, 'Not-The-Password-1');
    await assert.rejects(wrong, fails('NotAuthorizedException', 'Incorrect username or password.'));
    const right = signIn(userOf(anna, poolId, client.open), anna.name, anna.password);
    const required = fails('PasswordResetRequiredException', 'Password reset required for the user');
    await assert.rejects(right, required);
  });
});

describe('the AWS SDK for JavaScript', () => {
  const sdk = () => {
    const { endpoint, region, credentials } = wire;
    return new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
  };
  const signIn = (who: Person) =>
    new InitiateAuthCommand({
      ClientId: client.open,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
    });

  test('resets a password, and knows the error of a code that another client submits', async () => {
    const anna = await person(wire);
    const cognito = sdk();
    const who = { ClientId: client.open, Username: anna.name };
    const { CodeDeliveryDetails } = await cognito.send(new ForgotPasswordCommand(who));
    assert.equal(CodeDeliveryDetails?.Destination, 'p***@e***');
    const input = { ...who, ConfirmationCode: await codeFor(wire, anna), Password: next };
    await assert.rejects(
      cognito.send(new ConfirmForgotPasswordCommand({ ...input, ClientId: client.other })),
      error => {
        assert.ok(error instanceof ExpiredCodeException);
        assert.equal(error.message, 'Invalid code provided, please request a code again.');
        assert.equal(error.$metadata.httpStatusCode, 400);
        return true;
      },
    );
    await cognito.send(new ConfirmForgotPasswordCommand(input));
    const { AuthenticationResult } = await cognito.send(signIn({ ...anna, password: next }));
    const user = await cognito.send(new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken }));
    assert.equal(user.Username, anna.name);
    const Token = AuthenticationResult?.RefreshToken;
    await cognito.send(new RevokeTokenCommand({ ClientId: client.open, Token }));
    await assert.rejects(
      cognito.send(new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken })),
      { name: 'NotAuthorizedException', message: 'Access Token has been revoked' },
    );
  });
  test('answers a challenge', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    const { ChallengeName, Session } = await sdk().send(signIn(anna));
    const ChallengeResponses = { USERNAME: anna.name, NEW_PASSWORD: next };
    const { AuthenticationResult } = await sdk().send(
      new RespondToAuthChallengeCommand({
        ClientId: client.open,
        ChallengeName,
        Session,
        ChallengeResponses,
      }),
    );
    assert.equal(AuthenticationResult?.TokenType, 'Bearer');
  });

  for (const [where, userPoolId, clientId] of pools) {
    test(`gets tokens that aws-jwt-verify takes, and takes for no others: ${where}`, async () => {
      const anna = await person(wire, { pool: userPoolId });
      const { AuthenticationResult } = await sdk().send(
        new InitiateAuthCommand({
          ClientId: clientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
        }),
      );
      const { IdToken = '', AccessToken = '' } = AuthenticationResult ?? {};
      const jwks = JSON.parse(
        await (await fetch(`${wire.endpoint}/${userPoolId}/.well-known/jwks.json`)).text(),
      );
      const verifier = (tokenUse: 'id' | 'access', client = clientId as string) => {
        const made = CognitoJwtVerifier.create({ userPoolId, clientId: client, tokenUse });
        // The verifier would fetch them from the issuer, which is the real service's address.
        made.cacheJwks(jwks);
        return made;
      };
      const id = await verifier('id').verify(IdToken);
      assert.deepEqual([id.token_use, id.email], ['id', anna.email]);
      const access = await verifier('access').verify(AccessToken);
      assert.deepEqual(
        [access.token_use, access.sub, access.username],
        ['access', id.sub, id['cognito:username']],
      );
      await assert.rejects(verifier('access').verify(IdToken), /Token use not allowed/);
      await assert.rejects(verifier('id', client.other).verify(IdToken), /"audience"\) not allowed/);
      await assert.rejects(verifier('access').verify(`${AccessToken.slice(0, -4)}AAAA`), /Invalid signature/);
    });
  }
});

const run = promisify(execFile);
const hasCli = spawnSync('aws', ['--version']).status === 0;

describe('the AWS CLI', { skip: hasCli ? false : 'aws is not on the PATH' }, () => {
  const cli = async (operation: string, parameters: Record<string, string>) => {
    const { accessKeyId, secretAccessKey } = wire.credentials;
    const given = Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, value]);
    const args = [
      '--endpoint-url',
      wire.endpoint,
      '--region',
      wire.region,
      'cognito-idp',
      operation,
      ...given,
    ];
    const { stdout } = await run('aws', args, {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };

  test('resets a password and signs in as an administrator', async () => {
    const anna = await person(wire);
    const who = { 'client-id': client.open, username: anna.name };
    assert.deepEqual(await cli('forgot-password', who), {
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'p***@e***' },
    });
    const code = await codeFor(wire, anna);
    const input = { ...who, 'confirmation-code': code, password: next };
    await assert.rejects(
      cli('confirm-forgot-password', { ...input, 'client-id': client.other }),
      ({ stderr }: { stderr: string }) => {
        const words = 'Invalid code provided, please request a code again.';
        assert.match(stderr, /\(ExpiredCodeException\) when calling the ConfirmForgotPassword operation/);
        assert.ok(stderr.includes(words), stderr);
        return true;
      },
    );
    await cli('confirm-forgot-password', input);
    const answer = await cli('admin-initiate-auth', {
      'user-pool-id': poolId,
      'client-id': client.open,
      'auth-flow': 'ADMIN_USER_PASSWORD_AUTH',
      'auth-parameters': `USERNAME=${anna.name},PASSWORD=${next}`,
    });
    assert.equal(answer.AuthenticationResult.TokenType, 'Bearer');
    assert.match(wire.events.last({ operation: 'AdminInitiateAuth' })?.user ?? '', new RegExp(anna.name));
  });
});
