import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { choose, sdkOf } from './choice.ts';
import { deviceProof, settled, tracked } from './device.ts';
import { withToken } from './mfa-pools.ts';
import { codeFor, person } from './people.ts';
import {
  anyFactor,
  begin,
  level,
  levelOf,
  respond,
  stepUpDescription,
  toldBy,
  withApp,
  withPassword,
} from './step-up-pools.ts';
import { startWire, type Wire } from './wire.ts';

const toward = (...levels: readonly number[]) => ({ TARGET_ACR_VALUES: levels.map(level).join(' ') });

describe('a sign-in toward a level, beside', () => {
  let wire: Wire;
  before(async () => {
    const triggers = { PreTokenGeneration: new URL('./handlers/as-told.mjs', import.meta.url) };
    wire = await startWire({ pools: stepUpDescription, triggers });
  });
  after(() => wire.stop());

  describe('a sign-up that was confirmed', () => {
    let count = 0;
    const confirmed = async () => {
      count += 1;
      const name = `new${count}`;
      const email = `${name}@example.com`;
      const both = { ClientId: anyFactor.client, Username: name };
      const UserAttributes = [{ Name: 'email', Value: email }];
      await wire.ok('SignUp', { ...both, Password: 'First-Password-1', UserAttributes });
      const ConfirmationCode = await codeFor(wire, { email });
      const { Session } = await wire.ok('ConfirmSignUp', { ...both, ConfirmationCode });
      return { name, Session };
    };
    test('has reached level 2 by its code', async () => {
      const { name, Session } = await confirmed();
      const input = { ...choose(name, toward(4, 2), anyFactor.client), Session };
      const done = await sdkOf(wire).send(new InitiateAuthCommand(input));
      const { AccessToken, IdToken } = done.AuthenticationResult ?? {};
      const answer = { AuthenticationResult: { AccessToken: AccessToken ?? '', IdToken: IdToken ?? '' } };
      assert.deepEqual(await levelOf(wire, anyFactor, answer), [level(2), ['email_otp']]);
    });
    test('gives no tokens for a level that it is not', async () => {
      const { name, Session } = await confirmed();
      const input = { ...choose(name, toward(3), anyFactor.client), Session };
      await wire.refused('InitiateAuth', input, {
        type: 'InvalidParameterException',
        message: 'User does not have the factors required to satisfy the requested ACR values.',
        cause: 'step-up-out-of-reach',
      });
    });
  });

  test('a remembered device, which is no factor of a level', async () => {
    const { pool, anna } = await tracked(wire);
    const { UserPoolId, ClientId } = pool;
    const { device } = await settled(wire, pool, anna);
    await wire.ok('SetUserPoolMfaConfig', {
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const here = { id: UserPoolId, client: ClientId };
    const secret = await withToken(wire, here, anna);
    const ExplicitAuthFlows = ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'];
    await wire.ok('UpdateUserPoolClient', { UserPoolId, ClientId, ExplicitAuthFlows });
    const known = { DEVICE_KEY: device.key, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password };
    const proveDevice = async (target: number) => {
      const asked = await begin(wire, here, anna, { ...toward(target), ...known });
      assert.equal(asked.ChallengeName, 'DEVICE_SRP_AUTH');
      const { input } = await deviceProof(wire, pool, anna, device, asked.Session);
      return wire.ok('RespondToAuthChallenge', input());
    };
    assert.deepEqual(await levelOf(wire, here, await proveDevice(1)), [level(1), ['pwd']]);
    const mfa = await proveDevice(4);
    assert.equal(mfa.ChallengeName, 'SOFTWARE_TOKEN_MFA');
    const done = await respond(wire, here, anna, mfa, withApp(wire, secret));
    assert.deepEqual(await levelOf(wire, here, done), [level(4), ['pwd', 'otp', 'mfa']]);
  });

  test('a trigger, which changes nothing of it', async () => {
    const anna = await person(wire, { pool: anyFactor.id });
    const asked = await begin(wire, anyFactor, anna, toward(1));
    const claims = { acr: level(4), amr: 'mfa', tenant: 'acme' };
    const answer = {
      claimsOverrideDetails: { claimsToAddOrOverride: claims, claimsToSuppress: ['acr', 'amr'] },
    };
    const done = await wire.ok('RespondToAuthChallenge', {
      ClientId: anyFactor.client,
      ChallengeName: 'SELECT_CHALLENGE',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: anna.name, ...withPassword(anna) },
      ClientMetadata: { from: 'TokenGeneration_Authentication', answer: JSON.stringify(answer) },
    });
    const payload = done.AuthenticationResult?.IdToken?.split('.')[1] ?? '';
    assert.equal(JSON.parse(Buffer.from(payload, 'base64url').toString()).tenant, 'acme');
    assert.deepEqual(await levelOf(wire, anyFactor, done), [level(1), ['pwd']]);
  });

  test('rotated refresh tokens, of which each keeps it', async () => {
    const { UserPoolClient: { ClientId = '' } = {} } = await wire.ok('CreateUserPoolClient', {
      UserPoolId: anyFactor.id,
      ClientName: 'rotating',
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    });
    const rotating = { ...anyFactor, client: ClientId };
    const anna = await person(wire, { pool: anyFactor.id });
    const asked = await begin(wire, rotating, anna, toward(1));
    let last = await respond(wire, rotating, anna, asked, withPassword(anna));
    const told = await toldBy(wire, rotating, last);
    for (let round = 0; round < 3; round += 1) {
      wire.clock.advance('1m');
      const RefreshToken = last.AuthenticationResult?.RefreshToken;
      last = await wire.ok('GetTokensFromRefreshToken', { ClientId, RefreshToken });
      assert.deepEqual(await toldBy(wire, rotating, last), told);
    }
    assert.deepEqual([told.acr, told.amr], [level(1), ['pwd']]);
  });

  test('an administrator, who may bring an access token too', async () => {
    const anna = await person(wire, { pool: anyFactor.id });
    const first = await respond(
      wire,
      anyFactor,
      anna,
      await begin(wire, anyFactor, anna, toward(1)),
      withPassword(anna),
    );
    const secret = await withToken(wire, anyFactor, anna);
    const ACCESS_TOKEN = first.AuthenticationResult?.AccessToken ?? '';
    const asked = await wire.ok('AdminInitiateAuth', {
      UserPoolId: anyFactor.id,
      ClientId: anyFactor.client,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: anna.name, ...toward(4), ACCESS_TOKEN },
    });
    const done = await respond(wire, anyFactor, anna, asked, withApp(wire, secret));
    assert.deepEqual(await levelOf(wire, anyFactor, done), [level(4), ['pwd', 'otp', 'mfa']]);
  });
});
