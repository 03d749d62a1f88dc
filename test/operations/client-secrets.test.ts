import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  AddUserPoolClientSecretCommand,
  CognitoIdentityProviderClient,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { client, description, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import { rotatingClient } from './rotating.ts';
import type { Shown, Wire } from './wire.ts';

const off = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  RefreshTokenRotation: { Feature: 'DISABLED' },
};

/** An app client with a generated secret. */
async function confidential(wire: Wire): Promise<{ id: string; secret: string; named: object }> {
  const { id, secret = '' } = await rotatingClient(wire, 0, { ...off, GenerateSecret: true });
  return { id, secret, named: { UserPoolId: poolId, ClientId: id } };
}

const signIn = (who: Person, ClientId: string, secret: string) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: {
    USERNAME: who.name,
    PASSWORD: who.password,
    SECRET_HASH: createHmac('sha256', secret).update(`${who.name}${ClientId}`).digest('base64'),
  },
});

const parameter = (message: string, cause: string): Shown => ({
  type: 'InvalidParameterException',
  message,
  cause,
});

onBothEngines({ pools: description }, wire => {
  describe('an app client with two secrets', () => {
    test('is known by either, in every way to prove it, until one is deleted', async () => {
      const { id, secret, named } = await confidential(wire());
      const anna = await person(wire());
      const { ClientSecretDescriptor: made } = await wire().ok('AddUserPoolClientSecret', named);
      const added = made?.ClientSecretValue ?? '';
      assert.match(added, /^[0-9a-v]{51,52}$/);
      assert.notEqual(added, secret);
      for (const ClientSecret of [secret, added]) {
        const { AuthenticationResult } = await wire().ok('InitiateAuth', signIn(anna, id, ClientSecret));
        const { RefreshToken } = AuthenticationResult ?? {};
        await wire().ok('GetTokensFromRefreshToken', { ClientId: id, RefreshToken, ClientSecret });
        await wire().ok('RevokeToken', { ClientId: id, Token: RefreshToken, ClientSecret });
      }
      const [first] = (await wire().ok('ListUserPoolClientSecrets', named)).ClientSecrets ?? [];
      const ClientSecretId = first?.ClientSecretId;
      const answer = await wire().call('DeleteUserPoolClientSecret', { ...named, ClientSecretId });
      assert.deepEqual([answer.status, answer.text], [200, '{}']);
      await wire().refused('InitiateAuth', signIn(anna, id, secret), {
        type: 'NotAuthorizedException',
        message: `Unable to verify secret hash for client ${id}`,
        cause: 'secret-hash-wrong',
      });
      await wire().ok('InitiateAuth', signIn(anna, id, added));
      const { UserPoolClient } = await wire().ok('DescribeUserPoolClient', named);
      assert.equal(UserPoolClient?.ClientSecret, added);
    });

    test('shows the older one where it is described, and keeps both when it is updated', async () => {
      const { secret, named } = await confidential(wire());
      await wire().ok('AddUserPoolClientSecret', named);
      const shown = await wire().ok('UpdateUserPoolClient', { ...named, ClientName: 'renamed' });
      assert.equal(shown.UserPoolClient?.ClientSecret, secret);
      const listed = await wire().ok('ListUserPoolClientSecrets', named);
      assert.equal(listed.ClientSecrets?.length, 2);
    });

    test('lists their ids and times, the oldest first, and never a value', async () => {
      const { id, named } = await confidential(wire());
      await wire().ok('AddUserPoolClientSecret', named);
      const listed = await wire().ok('ListUserPoolClientSecrets', named);
      assert.deepEqual(Object.keys(listed), ['ClientSecrets']);
      const times = (listed.ClientSecrets ?? []).map(secret => {
        const time = Number(secret.ClientSecretCreateDate) * 1_000;
        assert.deepEqual(secret, {
          ClientSecretCreateDate: secret.ClientSecretCreateDate,
          ClientSecretId: `${id}--${Math.round(time)}`,
        });
        return time;
      });
      assert.equal(times.length, 2);
      assert.deepEqual(times.toSorted(), times);
    });

    test('does not tell a secret that it was given', async () => {
      const { named } = await confidential(wire());
      const ClientSecret = 'givenSecret0123456789abcdef';
      const { ClientSecretDescriptor: made } = await wire().ok('AddUserPoolClientSecret', {
        ...named,
        ClientSecret,
      });
      assert.deepEqual(Object.keys(made ?? {}).toSorted(), ['ClientSecretCreateDate', 'ClientSecretId']);
    });

    test('is refused a third one, also where two are added at once', async () => {
      const { id, named } = await confidential(wire());
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => wire().call('AddUserPoolClientSecret', named)),
      );
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      await wire().refused('AddUserPoolClientSecret', named, {
        type: 'LimitExceededException',
        message: 'The maximum number of client secrets for this app client has been reached.',
        cause: 'two-client-secrets-already',
        facts: { client: id, limit: 2 },
      });
    });
  });

  describe('the secrets of an app client', () => {
    test('are managed with the AWS SDK', async () => {
      const { named } = await confidential(wire());
      const sdk = new CognitoIdentityProviderClient({
        endpoint: wire().endpoint,
        region: wire().region,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      // `named` has these two members.
      const who = named as { UserPoolId: string; ClientId: string };
      const { ClientSecretDescriptor: made } = await sdk.send(new AddUserPoolClientSecretCommand(who));
      assert.ok(made?.ClientSecretCreateDate instanceof Date);
      const { ClientSecretId } = made;
      await sdk.send(new DeleteUserPoolClientSecretCommand({ ...who, ClientSecretId }));
      const { ClientSecrets } = await sdk.send(new ListUserPoolClientSecretsCommand(who));
      assert.equal(ClientSecrets?.length, 1);
      sdk.destroy();
    });
    test('cannot all be deleted', async () => {
      const { named } = await confidential(wire());
      const { ClientSecrets } = await wire().ok('ListUserPoolClientSecrets', named);
      const last = { ...named, ClientSecretId: ClientSecrets?.[0]?.ClientSecretId };
      await wire().refused(
        'DeleteUserPoolClientSecret',
        last,
        parameter('You cannot delete the last remaining secret of an app client.', 'last-client-secret'),
      );
      await wire().refused(
        'DeleteUserPoolClientSecret',
        { ...named, ClientSecretId: 'another' },
        {
          type: 'ResourceNotFoundException',
          message: 'Client secret does not exist.',
          cause: 'client-secret-not-found',
        },
      );
    });
    test('are none for a public client, and none can be added', async () => {
      const named = { UserPoolId: poolId, ClientId: client.open };
      assert.deepEqual(await wire().ok('ListUserPoolClientSecrets', named), { ClientSecrets: [] });
      await wire().refused(
        'AddUserPoolClientSecret',
        named,
        parameter('Client secrets can only be added to a confidential app client.', 'client-has-no-secret'),
      );
    });
    test('are not added twice with one value', async () => {
      const { secret, named } = await confidential(wire());
      await wire().refused(
        'AddUserPoolClientSecret',
        { ...named, ClientSecret: secret },
        parameter('The client secret is already in use by this app client.', 'client-secret-in-use-already'),
      );
    });
    for (const operation of ['AddUserPoolClientSecret', 'ListUserPoolClientSecrets'] as const) {
      test(`are looked for in their pool: ${operation}`, async () => {
        const other = { UserPoolId: poolId, ClientId: 'nobody' };
        await wire().refused(operation, other, {
          type: 'ResourceNotFoundException',
          message: 'User pool client does not exist.',
          cause: 'client-settings-not-found',
        });
        await wire().refused(
          operation,
          { ...other, UserPoolId: 'us-east-1_None00000' },
          {
            type: 'ResourceNotFoundException',
            message: 'User pool us-east-1_None00000 does not exist.',
            cause: 'pool-not-found',
          },
        );
      });
    }
  });
});
