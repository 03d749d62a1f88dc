import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  GetClientTokenCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Input } from '../../src/model/operation.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { claimsOf, machineOf, machinePool, scopesOf } from './machines.ts';
import { invalid, newClient } from './user-pools.ts';
import type { Shown } from './wire.ts';

const wrong: Shown = {
  type: 'NotAuthorizedException',
  message: 'Invalid client or secret',
  cause: 'machine-secret-wrong',
};

/** A secret as it may be, of no client. */
const guess = 'nobodys+secret_0123456789';

onBothEngines({ pools: description }, wire => {
  let UserPoolId = '';
  before(async () => {
    UserPoolId = await machinePool(wire());
  });
  const machine = (given: Partial<Input<'CreateUserPoolClient'>> = {}) =>
    machineOf(wire(), { UserPoolId, ...given });

  describe('the token of a machine', () => {
    test('has the claims of the client credentials grant, and the life of the client', async () => {
      const { ClientId, Secret } = await machine({ AccessTokenValidity: 2 });
      wire().clock.pause();
      const { text } = await wire().call('GetClientToken', { ClientId, Secret });
      const { ClientAuthenticationResult } = JSON.parse(text);
      const { AccessToken, ...result } = ClientAuthenticationResult;
      assert.equal(
        text,
        JSON.stringify({
          ClientAuthenticationResult: { AccessToken, ExpiresIn: 7200, TokenType: 'Bearer' },
        }),
      );
      assert.deepEqual(result, { ExpiresIn: 7200, TokenType: 'Bearer' });
      const now = Math.floor(wire().clock.now() / 1000);
      const claims = claimsOf(AccessToken);
      const wanted = {
        sub: ClientId,
        token_use: 'access',
        scope: 'orders/read orders/write',
        auth_time: now,
        iss: `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`,
        exp: now + 7200,
        iat: now,
        version: 2,
        jti: claims.jti,
        client_id: ClientId,
      };
      assert.equal(JSON.stringify(claims), JSON.stringify(wanted));
      assert.match(String(claims.jti), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      wire().clock.resume();
    });

    test('is taken by aws-jwt-verify for its use, client and scopes, and no others', async () => {
      const { ClientId, Secret } = await machine();
      const { ClientAuthenticationResult } = await wire().ok('GetClientToken', {
        ClientId,
        Secret,
        Scopes: ['orders/read'],
      });
      const { AccessToken = '' } = ClientAuthenticationResult ?? {};
      const jwks = await (await fetch(`${wire().endpoint}/${UserPoolId}/.well-known/jwks.json`)).json();
      const verify = (given: object) => {
        const asked = { userPoolId: UserPoolId, clientId: ClientId, tokenUse: 'access', ...given } as const;
        const verifier = CognitoJwtVerifier.create(asked);
        verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0]);
        return verifier.verify(AccessToken);
      };
      const verified = await verify({ scope: 'orders/read' });
      assert.deepEqual([verified.sub, verified.scope], [ClientId, 'orders/read']);
      await verify({ scope: ['orders/write', 'orders/read'] });
      await assert.rejects(verify({ scope: 'orders/write' }), /Scope not allowed/);
      await assert.rejects(verify({ clientId: 'another' }), /Client ID not allowed/);
      await assert.rejects(verify({ tokenUse: 'id' }), /Token use not allowed/);
    });

    const scopeRows: readonly (readonly [name: string, asked: string[] | undefined, scope: string])[] = [
      ['all of the client where none are asked for', undefined, 'orders/read orders/write'],
      ['all of the client for an empty list', [], 'orders/read orders/write'],
      ['the one that is asked for', ['orders/write'], 'orders/write'],
      ['both, in the order of the request', ['orders/write', 'orders/read'], 'orders/write orders/read'],
      ['one that is asked for twice, once', ['orders/read', 'orders/read'], 'orders/read'],
    ];
    for (const [name, Scopes, scope] of scopeRows) {
      test(`has ${name}`, async () => {
        const { ClientId, Secret } = await machine();
        assert.equal(await scopesOf(wire(), { ClientId, Secret, ...(Scopes && { Scopes }) }), scope);
      });
    }

    test('has no scope of users, though the client has some', async () => {
      const { ClientId, Secret } = await machine({
        AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin', 'orders/read'],
      });
      assert.equal(await scopesOf(wire(), { ClientId, Secret }), 'orders/read');
      const bare = await machine({ AllowedOAuthScopes: [] });
      assert.equal(await scopesOf(wire(), bare), '');
    });

    test('is without a scope while no resource server defines it', async () => {
      const server = { UserPoolId, Identifier: 'stock', Name: 'stock' };
      const Scopes = ['read', 'write'].map(name => ({ ScopeName: name, ScopeDescription: name }));
      await wire().ok('CreateResourceServer', { ...server, Scopes });
      const who = await machine({ AllowedOAuthScopes: ['stock/read', 'stock/write'] });
      assert.equal(await scopesOf(wire(), who), 'stock/read stock/write');
      await wire().ok('UpdateResourceServer', { ...server, Scopes: Scopes.slice(0, 1) });
      assert.equal(await scopesOf(wire(), who), 'stock/read');
      assert.equal(await scopesOf(wire(), { ...who, Scopes: ['stock/write'] }), '');
      await wire().ok('UpdateResourceServer', { ...server, Scopes });
      assert.equal(await scopesOf(wire(), who), 'stock/read stock/write');
      await wire().ok('DeleteResourceServer', server);
      assert.equal(await scopesOf(wire(), who), '');
    });

    test('opens no operation of users', async () => {
      const { ClientAuthenticationResult } = await wire().ok('GetClientToken', await machine());
      const { AccessToken } = ClientAuthenticationResult ?? {};
      for (const operation of ['GetUser', 'DeleteUser', 'GlobalSignOut', 'AssociateSoftwareToken'] as const) {
        await wire().refused(
          operation,
          { AccessToken },
          {
            type: 'NotAuthorizedException',
            message: 'Access Token does not have required scopes',
            cause: 'access-token-of-a-client',
          },
        );
      }
      wire().clock.advance(3_600_000);
      await wire().refused(
        'GetUser',
        { AccessToken },
        {
          type: 'NotAuthorizedException',
          message: 'Access Token has expired',
          cause: 'access-token-expired',
        },
      );
    });
  });

  describe('a machine', () => {
    test('is known by either of two secrets, until one is deleted', async () => {
      const { ClientId, Secret } = await machine();
      const named = { UserPoolId, ClientId };
      const { ClientSecretDescriptor } = await wire().ok('AddUserPoolClientSecret', named);
      const added = ClientSecretDescriptor?.ClientSecretValue ?? '';
      for (const each of [Secret, added]) await wire().ok('GetClientToken', { ClientId, Secret: each });
      const { ClientSecrets = [] } = await wire().ok('ListUserPoolClientSecrets', named);
      const [{ ClientSecretId } = {}] = ClientSecrets;
      await wire().ok('DeleteUserPoolClientSecret', { ...named, ClientSecretId });
      await wire().refused('GetClientToken', { ClientId, Secret }, wrong);
      await wire().ok('GetClientToken', { ClientId, Secret: added });
    });

    test('is refused with a wrong secret, and not locked out by it', async () => {
      const { ClientId, Secret } = await machine();
      const cut = Secret.slice(0, -1);
      for (const [name, given] of [
        ['a part', cut],
        ['more', `${Secret}0`],
        ['another case', Secret.toUpperCase()],
        ['of another client', (await machine()).Secret],
      ] as const) {
        const { cause } = await wire().refused('GetClientToken', { ClientId, Secret: given }, wrong);
        assert.deepEqual(cause?.facts, { client: ClientId, hasSecret: true }, name);
      }
      for (let attempt = 0; attempt < 40; attempt += 1) {
        await wire().refused('GetClientToken', { ClientId, Secret: `${cut}${attempt}a` }, wrong);
      }
      await wire().ok('GetClientToken', { ClientId, Secret });
    });

    const malformed: readonly (readonly [name: string, secret: string, rule: string])[] = [
      ['none', '', 'length greater than or equal to 24'],
      ['a short one', 'short', 'length greater than or equal to 24'],
      ['a long one', 'a'.repeat(65), 'length less than or equal to 64'],
      ['one with a line end', `${guess}\n`, 'pattern'],
      ['one in base64', `${guess}==`, 'pattern'],
    ];
    for (const [name, Secret, rule] of malformed) {
      test(`is told the rule that a secret breaks, and not the secret: ${name}`, async () => {
        const { ClientId } = await machine();
        const { status, text } = await wire().call('GetClientToken', { ClientId, Secret });
        assert.equal(status, 400);
        const { __type: type, message } = JSON.parse(text);
        assert.equal(type, 'InvalidParameterException');
        assert.ok(message.includes("Value at 'secret' failed to satisfy constraint"), message);
        assert.ok(message.includes(rule), message);
        assert.ok(Secret === '' || !text.includes(Secret.trim()), 'the answer has the secret');
      });
    }

    test('that proves nothing learns nothing of the client', async () => {
      const ClientId = await newClient(wire(), { UserPoolId });
      const { cause } = await wire().refused(
        'GetClientToken',
        { ClientId, Secret: guess, Scopes: ['x'] },
        wrong,
      );
      assert.deepEqual(cause?.facts, { client: ClientId, hasSecret: false });
      const ofUsers = await machine({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
      await wire().refused('GetClientToken', { ...ofUsers, Secret: guess }, wrong);
    });

    const unknown = 'nowhere0nowhere0nowhere0no';
    test('is refused where its client is unknown, or not for machines', async () => {
      await wire().refused(
        'GetClientToken',
        { ClientId: unknown, Secret: guess },
        {
          type: 'ResourceNotFoundException',
          message: `User pool client ${unknown} does not exist.`,
          cause: 'client-not-found',
        },
      );
      for (const ExplicitAuthFlows of [[], ['ALLOW_USER_SRP_AUTH']] as const) {
        const who = await machine({
          ExplicitAuthFlows: [...ExplicitAuthFlows],
          AllowedOAuthFlows: ['client_credentials'],
          AllowedOAuthFlowsUserPoolClient: true,
        });
        await wire().refused('GetClientToken', who, {
          type: 'OperationNotEnabledException',
          message: 'ALLOW_CLIENT_TOKEN_AUTH is not enabled for the client.',
          cause: 'client-token-not-enabled',
          facts: { client: who.ClientId, allowed: ExplicitAuthFlows },
        });
      }
    });

    test('is refused a scope that its client does not have', async () => {
      const who = await machine({ AllowedOAuthScopes: ['orders/read', 'openid'] });
      for (const scope of ['orders/write', 'openid', 'orders', '', 'orders/read orders/write']) {
        await wire().refused(
          'GetClientToken',
          { ...who, Scopes: ['orders/read', scope] },
          invalid(`Invalid scope requested: ${scope}`, 'scope-not-allowed', { client: who.ClientId, scope }),
        );
      }
    });

    test('signs nobody in', async () => {
      const { ClientId } = await machine();
      for (const AuthFlow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH']) {
        await wire().refused(
          'InitiateAuth',
          { ClientId, AuthFlow, AuthParameters: { USERNAME: 'anna' } },
          invalid(`${AuthFlow} flow not enabled for this client`, 'flow-not-enabled'),
        );
      }
    });
  });

  test('the AWS SDK gets a token, and the errors by their names', async () => {
    const { endpoint, region, credentials } = wire();
    const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    const who = await machine();
    const { ClientAuthenticationResult } = await sdk.send(new GetClientTokenCommand(who));
    const { AccessToken, ExpiresIn, TokenType } = ClientAuthenticationResult ?? {};
    assert.deepEqual([ExpiresIn, TokenType], [3600, 'Bearer']);
    assert.equal(claimsOf(AccessToken).sub, who.ClientId);
    await assert.rejects(sdk.send(new GetClientTokenCommand({ ...who, Secret: guess })), {
      name: 'NotAuthorizedException',
    });
    await assert.rejects(sdk.send(new GetUserCommand({ AccessToken })), { name: 'NotAuthorizedException' });
    sdk.destroy();
  });
});
