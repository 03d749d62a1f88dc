import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { attributesOf, invalid, listOf, newClient, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const unauthorized: Shown = {
  type: 'NotAuthorizedException',
  message: 'A client attempted to write unauthorized attribute',
  cause: 'attribute-not-writable',
};
const given = { family_name: 'Doe', email: 'doe@example.com', 'custom:tenant': 'acme' };

/** What an administrator's change of the user above answers. */
const refusals: readonly (readonly [name: string, change: Record<string, string>, shown: Shown])[] = [
  ['sub', { sub: 'x' }, invalid('Cannot modify the non-mutable attribute sub', 'attribute-not-for-clients')],
  [
    'an immutable attribute',
    { 'custom:tenant': 'b' },
    invalid('user.custom:tenant: Attribute cannot be updated.\n', 'attribute-immutable'),
  ],
  [
    'an unknown attribute',
    { 'custom:unknown': 'b' },
    invalid('user.custom:unknown: Attribute does not exist in the schema.\n', 'attribute-unknown'),
  ],
  [
    'a text that is too long',
    { birthdate: '1990-01-012' },
    invalid('user.birthdate: String must be no longer than 10 characters\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'a text that is too short',
    { 'custom:tag': 'x' },
    invalid('user.custom:tag: String must be at least 2 characters\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'a number that is too large',
    { 'custom:rank': '10' },
    invalid('user.custom:rank: Number must be no greater than 9\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'a number that is too small',
    { 'custom:rank': '0' },
    invalid('user.custom:rank: Number must be no less than 1\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'no number',
    { 'custom:rank': '1e1' },
    invalid('user.custom:rank: Value must be a number\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'no truth value',
    { 'custom:staff': 'yes' },
    invalid('user.custom:staff: Value must be true or false\n', 'attribute-value-out-of-bounds'),
  ],
  [
    'no truth value for what is verified',
    { email_verified: 'True' },
    invalid('user.email_verified: Value must be true or false\n', 'attribute-value-out-of-bounds'),
  ],
  ['no address', { email: 'a@b' }, invalid('Invalid email address format.', 'email-malformed')],
  [
    'an address with a name',
    { email: 'a<b@example.com>' },
    invalid('Invalid email address format.', 'email-malformed'),
  ],
  [
    'no phone number',
    { phone_number: '0415' },
    invalid('Invalid phone number format.', 'phone-number-malformed'),
  ],
  [
    'a required attribute, emptied',
    { family_name: '' },
    invalid(
      'Invalid user attributes: name.familyName: The attribute name.familyName is required',
      'required-attribute-missing',
    ),
  ],
];

onBothEngines({ pools: description }, wire => {
  const create = async (attributes: Readonly<Record<string, string>> = given) => {
    const { UserPoolId, ClientId } = await poolFor(wire(), 'schema');
    const who = { UserPoolId, Username: newName() };
    const UserAttributes = listOf(attributes);
    await wire().ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
    return { who, ClientId };
  };
  const attributes = async (who: object) =>
    attributesOf((await wire().ok('AdminGetUser', who)).UserAttributes);
  const change = (who: object, changes: Readonly<Record<string, string>>) =>
    wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf(changes) });

  describe('AdminUpdateUserAttributes refuses', () => {
    for (const [name, changes, shown] of refusals) {
      test(`${name}, and changes nothing`, async () => {
        const { who } = await create();
        const UserAttributes = listOf({ name: 'Changed', ...changes });
        await wire().refused('AdminUpdateUserAttributes', { ...who, UserAttributes }, shown);
        assert.deepEqual(await attributes(who), given);
      });
    }
  });

  test('of several values for one name the last counts, and only that is looked at', async () => {
    const { who } = await create();
    const UserAttributes = [
      { Name: 'custom:rank', Value: '99' },
      { Name: 'custom:rank', Value: '7' },
    ];
    await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
    assert.equal((await attributes(who))['custom:rank'], '7');
  });

  test('an empty value deletes, an absent one too, and deleting what is not there is no error', async () => {
    const { who } = await create({ ...given, name: 'A', nickname: 'B' });
    const UserAttributes = [{ Name: 'name', Value: '' }, { Name: 'nickname' }, { Name: 'gender', Value: '' }];
    await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
    assert.deepEqual(await attributes(who), given);
  });

  test('an address that changes is no longer verified, unless the change says so', async () => {
    const { who } = await create({ ...given, email_verified: 'true' });
    await change(who, { email: given.email });
    assert.equal((await attributes(who)).email_verified, 'true', 'the same address');
    await change(who, { email: 'b@example.com' });
    assert.equal((await attributes(who)).email_verified, 'false', 'another address');
    await change(who, { email: 'c@example.com', email_verified: 'true' });
    assert.equal((await attributes(who)).email_verified, 'true', 'another, verified');
    await change(who, { phone_number: '+14155550100', phone_number_verified: 'true' });
    await change(who, { phone_number: '' });
    const { phone_number, phone_number_verified } = await attributes(who);
    assert.deepEqual([phone_number, phone_number_verified], [undefined, undefined], 'deleted');
  });

  test('AdminCreateUser keeps what it is given, requires nothing, and makes nothing up', async () => {
    const { who } = await create({ email: 'only@example.com', family_name: '', 'dev:custom:note': 'n' });
    assert.deepEqual(await attributes(who), { email: 'only@example.com', 'dev:custom:note': 'n' });
  });

  test('a change moves UserLastModifiedDate', async () => {
    const { who } = await create();
    const before = await wire().ok('AdminGetUser', who);
    wire().clock.advance(1_500);
    await change(who, { name: 'Later' });
    const after = await wire().ok('AdminGetUser', who);
    assert.equal(after.UserCreateDate, before.UserCreateDate);
    assert.ok(Number(after.UserLastModifiedDate) >= Number(before.UserLastModifiedDate) + 1.5);
  });

  describe('SignUp', () => {
    const signUp = (ClientId: string, changes: Readonly<Record<string, string>>) => ({
      ClientId,
      Username: newName(),
      Password: password,
      UserAttributes: listOf(changes),
    });

    test('names everything that is missing, by its SCIM name', async () => {
      const { ClientId } = await poolFor(wire(), 'schema');
      const message =
        'Attributes did not conform to the schema: name.familyName: The attribute name.familyName is required, ' +
        'emails: The attribute emails is required';
      for (const changes of [{}, { family_name: '', email: '' }] as const) {
        await wire().refused(
          'SignUp',
          signUp(ClientId, changes),
          invalid(message, 'required-attribute-missing', { attributes: ['family_name', 'email'] }),
        );
      }
    });

    test('an unknown attribute', async () => {
      const { ClientId } = await poolFor(wire(), 'schema');
      const message =
        'Attributes did not conform to the schema: Type for attribute {custom:role} could not be determined';
      const input = signUp(ClientId, { ...given, 'custom:role': 'x' });
      await wire().refused('SignUp', input, invalid(message, 'attribute-unknown'));
    });

    for (const name of ['sub', 'email_verified', 'phone_number_verified']) {
      test(`users do not set ${name}`, async () => {
        const { ClientId } = await poolFor(wire(), 'schema');
        const message = `Cannot modify the non-mutable attribute ${name}`;
        const input = signUp(ClientId, { ...given, [name]: 'true' });
        await wire().refused('SignUp', input, invalid(message, 'attribute-not-for-clients'));
      });
    }

    test('writes what WriteAttributes names, and never what is for developers only', async () => {
      const { UserPoolId, ClientId } = await poolFor(wire(), 'schema');
      const narrow = await newClient(wire(), { UserPoolId, WriteAttributes: ['family_name', 'email'] });
      await wire().refused('SignUp', signUp(narrow, given), {
        ...unauthorized,
        facts: { attribute: 'custom:tenant', client: narrow },
      });
      await wire().ok('SignUp', signUp(narrow, { family_name: 'Doe', email: 'n@example.com' }));
      await wire().ok('SignUp', signUp(ClientId, given));
      const developers = { ...given, 'dev:custom:note': 'n' };
      await wire().refused('SignUp', signUp(ClientId, developers), unauthorized);
    });

    test('the address that is the username needs no right of the client', async () => {
      const { UserPoolId } = await poolFor(wire(), 'emails');
      const narrow = await newClient(wire(), { UserPoolId, WriteAttributes: ['name'] });
      const input = { ClientId: narrow, Username: 'right@example.com', Password: password };
      await wire().ok('SignUp', input);
      const user = await attributes({ UserPoolId, Username: 'right@example.com' });
      assert.deepEqual(user, { email: 'right@example.com', email_verified: 'false' });
    });
  });

  test('GetUser shows what the client may read now, and the sub last', async () => {
    const { who, ClientId } = await create({ ...given, name: 'A' });
    await wire().ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
    const auth = { USERNAME: who.Username, PASSWORD: password };
    const { AuthenticationResult } = await wire().ok('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters: auth,
    });
    const input = { AccessToken: AuthenticationResult?.AccessToken };
    const all = await wire().call('GetUser', input);
    assert.match(
      all.text,
      /^\{"UserAttributes":\[\{"Name":"family_name",.*,\{"Name":"sub","Value":"[^"]+"\}\],"Username":"user\d+"\}$/,
    );
    await wire().ok('UpdateUserPoolClient', {
      ...who,
      ClientId,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ReadAttributes: ['name'],
    });
    const some = await wire().ok('GetUser', input);
    assert.deepEqual(
      some.UserAttributes?.map(({ Name }) => Name),
      ['name', 'sub'],
    );
    await wire().ok('UpdateUserPoolClient', {
      ...who,
      ClientId,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
  });
});
