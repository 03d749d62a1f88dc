import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { member, signIn } from './member.ts';
import { codeFor } from './people.ts';
import { invalid, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const missing: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const linkedAlready = (linkedToDestination: boolean): Shown =>
  invalid('SourceUser is already linked to DestinationUser', 'identity-linked-already', {
    linkedToDestination,
  });
const local = (name: string) => ({ ProviderName: 'Cognito', ProviderAttributeValue: name });
const identity = (value: string, ProviderName = 'Google', ProviderAttributeName = 'Cognito_Subject') => ({
  ProviderName,
  ProviderAttributeName,
  ProviderAttributeValue: value,
});

onBothEngines({ pools: description }, wire => {
  const someone = async (name?: string) => {
    const pool = await poolFor(wire(), 'plain');
    const { who, attributes, AccessToken } = await member(wire(), pool, {}, name);
    const link = (SourceUser: object, DestinationUser: object = local(who.Username)) =>
      wire().ok('AdminLinkProviderForUser', { UserPoolId: who.UserPoolId, DestinationUser, SourceUser });
    return { ...pool, who, AccessToken, link, identities: async () => (await attributes()).identities };
  };

  test('a linked identity is an attribute of the user, and a claim whose values are strings', async () => {
    const { who, ClientId, AccessToken, link, identities } = await someone();
    const value = newName();
    const input = {
      UserPoolId: who.UserPoolId,
      DestinationUser: local(who.Username),
      SourceUser: identity(value),
    };
    assert.equal((await wire().call('AdminLinkProviderForUser', input)).text, '{}');
    await link(identity('a@example.com', 'Corporate', 'email'));
    const linked = JSON.parse((await identities()) ?? '');
    const dates = linked.map(({ dateCreated }: { dateCreated: number }) => dateCreated);
    const [google, corporate] = [
      { userId: value, providerName: 'Google', providerType: 'Google', issuer: null },
      { userId: 'a@example.com', providerName: 'Corporate', providerType: 'OIDC', issuer: null },
    ];
    assert.deepEqual(linked, [
      { ...google, primary: false, dateCreated: dates[0] },
      { ...corporate, primary: false, dateCreated: dates[1] },
    ]);
    const { UserAttributes = [] } = await wire().ok('GetUser', { AccessToken });
    assert.equal(UserAttributes.find(({ Name }) => Name === 'identities')?.Value, await identities());
    const tokens = await signIn(wire(), ClientId, who.Username);
    assert.deepEqual(decodeJwt(tokens?.IdToken ?? '').identities, [
      { ...google, primary: 'false', dateCreated: String(dates[0]) },
      { ...corporate, primary: 'false', dateCreated: String(dates[1]) },
    ]);
  });

  describe('AdminLinkProviderForUser', () => {
    test('takes an identity that is linked as the destination', async () => {
      const { link, identities } = await someone();
      const [one, two] = [newName(), newName()];
      await link(identity(one));
      await link(identity(two, 'Facebook'), identity(one));
      assert.deepEqual(
        JSON.parse((await identities()) ?? '').map(({ userId }: { userId: string }) => userId),
        [one, two],
      );
    });

    test('links an identity once, whose account it is', async () => {
      const [one, other] = [await someone(), await someone()];
      const SourceUser = identity(newName());
      await one.link(SourceUser);
      const { UserPoolId } = one.who;
      for (const [user, itself] of [
        [one, true],
        [other, false],
      ] as const) {
        const input = { UserPoolId, DestinationUser: local(user.who.Username), SourceUser };
        await wire().refused('AdminLinkProviderForUser', input, linkedAlready(itself));
      }
      assert.equal(await other.identities(), undefined);
    });

    test('links no more than five', async () => {
      const { who, link } = await someone();
      for (let i = 0; i < 5; i += 1) await link(identity(newName()));
      const DestinationUser = local(who.Username);
      const SourceUser = identity(newName());
      const input = { UserPoolId: who.UserPoolId, DestinationUser, SourceUser };
      await wire().refused('AdminLinkProviderForUser', input, {
        type: 'LimitExceededException',
        message: 'The maximum number of identities linked to this user has been reached.',
        cause: 'too-many-identities',
      });
      const other = await someone();
      await other.link(SourceUser);
    });

    test('of many that link one identity at once, one does', async () => {
      const users = await Promise.all(Array.from({ length: 6 }, () => someone()));
      const SourceUser = identity(newName());
      const answers = await Promise.all(
        users.map(({ who }) =>
          wire().call('AdminLinkProviderForUser', {
            UserPoolId: who.UserPoolId,
            DestinationUser: local(who.Username),
            SourceUser,
          }),
        ),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400, 400, 400, 400]);
    });

    const notLocal =
      'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a ' +
      'DestinationUser';
    const refusals: readonly (readonly [name: string, change: object, shown: Shown])[] = [
      [
        'a source that is a user of the pool',
        { SourceUser: local('anna') },
        invalid(notLocal, 'source-user-is-local'),
      ],
      ['a destination that nobody is', { DestinationUser: local('nobody') }, missing],
      ['a destination that is linked to nobody', { DestinationUser: identity('nobody') }, missing],
      [
        'a destination without a name',
        { DestinationUser: { ProviderName: 'Cognito' } },
        invalid('Invalid DestinationUser: ProviderAttributeValue is required.', 'identity-incomplete'),
      ],
      ...(['ProviderName', 'ProviderAttributeName', 'ProviderAttributeValue'] as const).map(
        lacks =>
          [
            `a source without ${lacks}`,
            { SourceUser: { ...identity('1'), [lacks]: undefined } },
            invalid(`Invalid SourceUser: ${lacks} is required.`, 'identity-incomplete'),
          ] as const,
      ),
    ];
    for (const [name, change, shown] of refusals) {
      test(`refuses ${name}`, async () => {
        const { who } = await someone();
        const input = {
          UserPoolId: who.UserPoolId,
          DestinationUser: local(who.Username),
          SourceUser: identity('1'),
        };
        await wire().refused('AdminLinkProviderForUser', { ...input, ...change }, shown);
      });
    }

    test('refuses a source whose own account is there, with a password or without', async () => {
      const { who } = await someone();
      const { UserPoolId } = who;
      const value = newName();
      await someone(`Google_${value}`);
      const input = { UserPoolId, DestinationUser: local(who.Username), SourceUser: identity(value) };
      await wire().refused('AdminLinkProviderForUser', input, invalid(notLocal, 'source-user-is-local'));
      await wire().ok('AdminDisableProviderForUser', { UserPoolId, User: local(`Google_${value}`) });
      const message =
        'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link';
      await wire().refused('AdminLinkProviderForUser', input, invalid(message, 'source-user-signed-up'));
    });

    test('a deleted user gives its identities up', async () => {
      const [one, other] = [await someone(), await someone()];
      const SourceUser = identity(newName());
      await one.link(SourceUser);
      await wire().ok('AdminDeleteUser', one.who);
      await other.link(SourceUser);
    });
  });

  describe('AdminDisableProviderForUser', () => {
    test('ends one link, and the identity can be linked again', async () => {
      const { who, link, identities } = await someone();
      const [one, two] = [newName(), newName()];
      await link(identity(one));
      await link(identity(two));
      const input = { UserPoolId: who.UserPoolId, User: identity(one) };
      assert.equal((await wire().call('AdminDisableProviderForUser', input)).text, '{}');
      const left = JSON.parse((await identities()) ?? '');
      assert.deepEqual(
        left.map(({ userId }: { userId: string }) => userId),
        [two],
      );
      await wire().ok('AdminDisableProviderForUser', { ...input, User: identity(two) });
      assert.equal(await identities(), undefined);
      const other = await someone();
      await other.link(identity(one));
    });

    test('refuses an identity that is linked to nobody', async () => {
      const { UserPoolId } = await poolFor(wire(), 'plain');
      const shown = { ...missing, cause: 'identity-not-linked' };
      await wire().refused('AdminDisableProviderForUser', { UserPoolId, User: identity('nobody') }, shown);
    });

    test('takes the password of a user of the pool, and what would set another; sign-ins go on', async () => {
      const { who, ClientId, AccessToken } = await someone();
      const email = `${who.Username}@example.com`;
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
      const user = { ClientId, Username: who.Username };
      await wire().ok('ForgotPassword', user);
      const ConfirmationCode = await codeFor(wire(), { email });
      await wire().ok('AdminDisableProviderForUser', {
        UserPoolId: who.UserPoolId,
        User: local(who.Username),
      });
      const AuthParameters = { USERNAME: who.Username, PASSWORD: password };
      const signsIn = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters };
      assert.equal((await wire().call('InitiateAuth', signsIn)).status, 400);
      const confirm = { ...user, ConfirmationCode, Password: password };
      assert.equal((await wire().call('ConfirmForgotPassword', confirm)).status, 400);
      assert.equal((await wire().call('ForgotPassword', user)).status, 400);
      assert.equal((await wire().ok('AdminGetUser', who)).UserStatus, 'EXTERNAL_PROVIDER');
      await wire().ok('GetUser', { AccessToken });
      const change = { AccessToken, ProposedPassword: `${password}-2` };
      for (const given of [change, { ...change, PreviousPassword: password }]) {
        await wire().refused('ChangePassword', given, {
          type: 'NotAuthorizedException',
          message: 'User is not authorized to change password.',
          cause: 'change-password-of-external-user',
        });
      }
      await wire().ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
      assert.equal((await wire().ok('AdminGetUser', who)).UserStatus, 'CONFIRMED');
      await wire().ok('ChangePassword', { ...change, PreviousPassword: password });
      await wire().ok('ChangePassword', {
        AccessToken,
        PreviousPassword: change.ProposedPassword,
        ProposedPassword: password,
      });
      await signIn(wire(), ClientId, who.Username);
    });
  });
});
