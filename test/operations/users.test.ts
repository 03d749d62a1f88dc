import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { attributesOf, invalid, listOf, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const missing: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const time = String.raw`\d\.\d+E9`;

onBothEngines({ pools: description }, wire => {
  const create = async (input: object) => (await wire().ok('AdminCreateUser', input)).User ?? {};
  const shown = (input: object) => wire().ok('AdminGetUser', input);
  const silent = { MessageAction: 'SUPPRESS', TemporaryPassword: password };

  describe('the bytes of', () => {
    test('AdminCreateUser, AdminGetUser and ListUsers: members in alphabetical order, dates as Java prints them', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      const Username = newName();
      const UserAttributes = listOf({ email: 'bytes@example.com', name: 'Bytes' });
      const input = { UserPoolId, Username, UserAttributes, ...silent };
      const made = await wire().call('AdminCreateUser', input);
      const attributes =
        '\\[\\{"Name":"email","Value":"bytes@example.com"\\},\\{"Name":"name","Value":"Bytes"\\},' +
        '\\{"Name":"sub","Value":"[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}"\\}\\]';
      const facts = `"UserCreateDate":${time},"UserLastModifiedDate":${time},"UserStatus":"FORCE_CHANGE_PASSWORD","Username":"${Username}"`;
      const entry = `\\{"Attributes":${attributes},"Enabled":true,${facts}\\}`;
      assert.match(made.text, new RegExp(`^\\{"User":${entry}\\}$`));
      const got = await wire().call('AdminGetUser', { UserPoolId, Username });
      assert.match(got.text, new RegExp(`^\\{"Enabled":true,"UserAttributes":${attributes},${facts}\\}$`));
      const listed = await wire().call('ListUsers', { UserPoolId, Filter: `username = "${Username}"` });
      assert.match(listed.text, new RegExp(`^\\{"Users":\\[${entry}\\]\\}$`));
    });

    test('operations without a result: {} or nothing at all', async () => {
      const { UserPoolId, ClientId } = await poolFor(wire(), 'plain');
      const Username = newName();
      await wire().ok('SignUp', { ClientId, Username, Password: password });
      const rows: readonly (readonly [Parameters<ReturnType<typeof wire>['call']>[0], object, string])[] = [
        ['AdminConfirmSignUp', {}, '{}'],
        ['AdminUpdateUserAttributes', { UserAttributes: listOf({ name: 'A' }) }, '{}'],
        ['AdminDisableUser', {}, '{}'],
        ['AdminEnableUser', {}, '{}'],
        ['AdminDeleteUser', {}, ''],
      ];
      for (const [operation, more, body] of rows) {
        const { status, text } = await wire().call(operation, { UserPoolId, Username, ...more });
        assert.deepEqual([operation, status, text], [operation, 200, body]);
      }
    });
  });

  describe('AdminCreateUser', () => {
    test('through the AWS SDK, with everything that it takes', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      const { endpoint, region, credentials } = wire();
      const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials });
      const { User } = await sdk.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: newName(),
          UserAttributes: listOf({ email: 'sdk@example.com', email_verified: 'true' }),
          ValidationData: listOf({ why: 'test' }),
          ForceAliasCreation: true,
          DesiredDeliveryMediums: ['EMAIL'],
          ClientMetadata: { a: 'b' },
        }),
      );
      sdk.destroy();
      assert.equal(User?.UserStatus, 'FORCE_CHANGE_PASSWORD');
      assert.ok(User.UserCreateDate instanceof Date);
      assert.equal(
        (await wire().mail.latest({ to: 'sdk@example.com' }))?.trigger,
        'CustomMessage_AdminCreateUser',
      );
    });

    test('a temporary password that breaks the policy', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      await wire().refused(
        'AdminCreateUser',
        { UserPoolId, Username: newName(), TemporaryPassword: 'lower-case-1' },
        {
          type: 'InvalidPasswordException',
          message: 'Password did not conform with password policy: Password must have uppercase characters',
          cause: 'password-not-conforming',
        },
      );
    });

    test('a username that is taken, in any case where the pool ignores it', async () => {
      const exists: Shown = {
        type: 'UsernameExistsException',
        message: 'User account already exists',
        cause: 'user-exists',
      };
      for (const [kind, second, refused] of [
        ['plain', 'Taken', true],
        ['plain', 'TAKEN', false],
        ['aliases', 'TAKEN', true],
      ] as const) {
        const { UserPoolId } = await poolFor(wire(), kind);
        await wire().call('AdminCreateUser', { UserPoolId, Username: 'Taken', ...silent });
        const input = { UserPoolId, Username: second, ...silent };
        if (refused) await wire().refused('AdminCreateUser', input, exists);
        else await create(input);
      }
    });

    test('where addresses are usernames, the canonical name is the sub, and all three find the user', async () => {
      const { UserPoolId } = await poolFor(wire(), 'emails');
      const { Username = '', Attributes } = await create({
        UserPoolId,
        Username: 'canon@example.com',
        ...silent,
      });
      assert.equal(Attributes?.at(-1)?.Value, Username);
      assert.deepEqual(attributesOf(Attributes), { email: 'canon@example.com' });
      for (const name of ['canon@example.com', Username]) {
        assert.equal((await shown({ UserPoolId, Username: name })).Username, Username);
      }
      await wire().refused(
        'AdminCreateUser',
        { UserPoolId, Username: 'canon@example.com', ...silent },
        {
          type: 'UsernameExistsException',
          message: 'An account with the given email already exists.',
          cause: 'address-taken',
        },
      );
    });

    test('the name of another user’s sub is taken', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      const { Attributes, Username } = await create({ UserPoolId, Username: newName(), ...silent });
      const sub = Attributes?.at(-1)?.Value ?? '';
      const input = { UserPoolId, Username: sub, ...silent };
      assert.equal((await wire().call('AdminCreateUser', input)).event.cause?.id, 'user-exists');
      assert.equal((await shown({ UserPoolId, Username: sub })).Username, Username);
    });

    for (const [kind, name, message] of [
      ['emails', 'nobody', 'Username should be an email.'],
      ['emails', '+14155550100', 'Username should be an email.'],
      ['phones', 'a@example.com', 'Username should be a phone number.'],
      ['addresses', 'nobody', 'Username should be either an email or a phone number.'],
    ] as const) {
      test(`the pool "${kind}" refuses the name ${name}`, async () => {
        const { UserPoolId } = await poolFor(wire(), kind);
        const input = { UserPoolId, Username: name, ...silent };
        await wire().refused('AdminCreateUser', input, invalid(message, 'username-form-wrong'));
      });
    }

    test('an alias pool refuses names of the form of its aliases', async () => {
      const { UserPoolId } = await poolFor(wire(), 'aliases');
      for (const [name, alias] of [
        ['a@example.com', 'email'],
        ['+14155550100', 'phone number'],
      ] as const) {
        const message = `Username cannot be of ${alias} format, since user pool is configured for ${alias} alias.`;
        const input = { UserPoolId, Username: name, ...silent };
        await wire().refused('AdminCreateUser', input, invalid(message, 'username-looks-like-alias'));
      }
    });
  });

  test('an unknown pool and an unknown user, for each operation that takes them', async () => {
    const { UserPoolId } = await poolFor(wire(), 'plain');
    const rows = [
      ['AdminGetUser', {}],
      ['AdminDeleteUser', {}],
      ['AdminDisableUser', {}],
      ['AdminEnableUser', {}],
      ['AdminConfirmSignUp', {}],
      ['AdminUpdateUserAttributes', { UserAttributes: listOf({ name: 'A' }) }],
      ['AdminCreateUser', { MessageAction: 'RESEND' }],
    ] as const;
    for (const [operation, more] of rows) {
      await wire().refused(operation, { UserPoolId, Username: 'nobody', ...more }, missing);
      const elsewhere = { UserPoolId: 'us-east-1_Nowhere00', Username: 'nobody', ...more };
      await wire().refused(operation, elsewhere, {
        type: 'ResourceNotFoundException',
        message: 'User pool us-east-1_Nowhere00 does not exist.',
        cause: 'pool-not-found',
      });
    }
  });

  test('disabling and enabling show, move UserLastModifiedDate, and are no errors when repeated', async () => {
    const { UserPoolId } = await poolFor(wire(), 'plain');
    const Username = newName();
    await create({ UserPoolId, Username, ...silent });
    let before = (await shown({ UserPoolId, Username })).UserLastModifiedDate;
    for (const [operation, enabled] of [
      ['AdminDisableUser', false],
      ['AdminDisableUser', false],
      ['AdminEnableUser', true],
      ['AdminEnableUser', true],
    ] as const) {
      wire().clock.advance(1_000);
      await wire().ok(operation, { UserPoolId, Username });
      const { Enabled, UserLastModifiedDate, UserStatus } = await shown({ UserPoolId, Username });
      assert.deepEqual([Enabled, UserStatus], [enabled, 'FORCE_CHANGE_PASSWORD']);
      assert.ok(Number(UserLastModifiedDate) > Number(before));
      before = UserLastModifiedDate;
    }
  });
});
