import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { member, signIn } from './member.ts';
import { attributesOf, invalid, listOf, newClient, newName, newPool, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const unauthorized: Shown = {
  type: 'NotAuthorizedException',
  message: 'A client attempted to write unauthorized attribute',
  cause: 'attribute-not-writable',
};
const serviceOnly = (attribute: string) =>
  invalid(`Cannot modify the non-mutable attribute ${attribute}`, 'attribute-not-for-clients');
const requiredName = invalid(
  'Invalid user attributes: name.familyName: The attribute name.familyName is required',
  'required-attribute-missing',
);
const immutable = invalid(
  'Invalid user attributes: Custom.User.tenant: This attribute does not satisfy the mutability validation defined in the schema.',
  'attribute-immutable',
);
const given = {
  family_name: 'Doe',
  email: 'doe@example.com',
  email_verified: 'true',
  nickname: 'D',
  'custom:tenant': 'acme',
  'dev:custom:note': 'kept',
};

/** What a user's own change answers. */
const updates: readonly (readonly [name: string, change: Record<string, string>, shown: Shown])[] = [
  ['sub', { sub: 'x' }, serviceOnly('sub')],
  ['email_verified', { email_verified: 'true' }, serviceOnly('email_verified')],
  ['what is for developers', { 'dev:custom:note': 'x' }, unauthorized],
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
    'identities',
    { identities: '[]' },
    invalid('user.identities: Attribute does not exist in the schema.\n', 'attribute-unknown'),
  ],
  [
    'a text that is too long',
    { birthdate: '1990-01-012' },
    invalid('user.birthdate: String must be no longer than 10 characters\n', 'attribute-value-out-of-bounds'),
  ],
  ['a required attribute, emptied', { family_name: '' }, requiredName],
];

/** What deleting attributes answers: a user, then an administrator. */
const deletions: readonly (readonly [name: string, attribute: string, own: Shown, byAdmin: Shown])[] = [
  ['sub', 'sub', serviceOnly('sub'), serviceOnly('sub')],
  ['a required attribute', 'family_name', requiredName, requiredName],
  ['an immutable attribute', 'custom:tenant', immutable, immutable],
  [
    'an unknown attribute',
    'custom:unknown',
    invalid(
      'Invalid user attributes: Type for attribute {custom:unknown} could not be determined',
      'attribute-unknown',
    ),
    invalid(
      'Invalid user attributes: user.custom:unknown: Attribute does not exist in the schema.\n',
      'attribute-unknown',
    ),
  ],
];

onBothEngines({ pools: description }, wire => {
  const someone = async () => member(wire(), await poolFor(wire(), 'schema'), given);
  /** A pool where an address may be deleted. */
  const loose = async () =>
    member(wire(), await poolFor(wire(), 'unverifying'), { ...address, nickname: 'D' });
  const address = { email: 'doe@example.com', email_verified: 'true' };

  describe('UpdateUserAttributes refuses', () => {
    for (const [name, changes, shown] of updates) {
      test(`${name}, and changes nothing`, async () => {
        const { AccessToken, attributes } = await someone();
        const UserAttributes = listOf({ name: 'Changed', ...changes });
        await wire().refused('UpdateUserAttributes', { AccessToken, UserAttributes }, shown);
        assert.deepEqual(await attributes(), given);
      });
    }

    test('what the app client may not write', async () => {
      const { who } = await someone();
      const WriteAttributes = ['nickname', 'family_name', 'email'];
      const ClientId = await newClient(wire(), { UserPoolId: who.UserPoolId, WriteAttributes });
      const { AccessToken } = (await signIn(wire(), ClientId, who.Username)) ?? {};
      const input = { AccessToken, UserAttributes: listOf({ name: 'A' }) };
      await wire().refused('UpdateUserAttributes', input, unauthorized);
      const deletion = { AccessToken, UserAttributeNames: ['gender'] };
      await wire().refused('DeleteUserAttributes', deletion, unauthorized);
      await wire().ok('UpdateUserAttributes', { AccessToken, UserAttributes: listOf({ nickname: 'E' }) });
    });
  });

  test('UpdateUserAttributes answers {} where no code is sent, and an empty value deletes', async () => {
    const { AccessToken, attributes } = await someone();
    const UserAttributes = listOf({ nickname: '', name: 'A', gender: '' });
    const { text } = await wire().call('UpdateUserAttributes', { AccessToken, UserAttributes });
    assert.equal(text, '{}');
    const { nickname: _, ...rest } = given;
    assert.deepEqual(await attributes(), { ...rest, name: 'A' });
  });

  describe('deleting attributes', () => {
    for (const [name, attribute, own, byAdmin] of deletions) {
      test(`refuses ${name}, and deletes nothing`, async () => {
        const { AccessToken, who, attributes } = await someone();
        const UserAttributeNames = ['nickname', attribute];
        await wire().refused('DeleteUserAttributes', { AccessToken, UserAttributeNames }, own);
        await wire().refused('AdminDeleteUserAttributes', { ...who, UserAttributeNames }, byAdmin);
        assert.deepEqual(await attributes(), given);
      });
    }

    test('what only the service sets, or developers, a user does not delete; an administrator does', async () => {
      const { AccessToken, who, attributes } = await someone();
      const names = (...UserAttributeNames: string[]) => ({ UserAttributeNames });
      const verified = { AccessToken, ...names('email_verified') };
      await wire().refused('DeleteUserAttributes', verified, serviceOnly('email_verified'));
      await wire().refused(
        'DeleteUserAttributes',
        { AccessToken, ...names('dev:custom:note') },
        unauthorized,
      );
      await wire().ok('AdminDeleteUserAttributes', { ...who, ...names('email_verified', 'dev:custom:note') });
      const { email_verified: _, 'dev:custom:note': __, ...rest } = given;
      assert.deepEqual(await attributes(), rest);
    });

    for (const byAdmin of [false, true]) {
      test(`an address goes with its verification; absent ones are no error${byAdmin ? ', administrators' : ''}`, async () => {
        const { AccessToken, who, attributes } = await loose();
        const UserAttributeNames = ['email', 'gender'];
        const answer = byAdmin
          ? await wire().call('AdminDeleteUserAttributes', { ...who, UserAttributeNames })
          : await wire().call('DeleteUserAttributes', { AccessToken, UserAttributeNames });
        assert.equal(answer.text, '{}');
        assert.deepEqual(await attributes(), { nickname: 'D' });
      });
    }

    test('an alias that is deleted signs nobody in', async () => {
      const pool = await newPool(wire(), { AliasAttributes: ['email'] });
      const email = `${newName()}@example.com`;
      const { AccessToken, who } = await member(wire(), pool, { email, email_verified: 'true' });
      await wire().ok('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['email'] });
      const input = { UserPoolId: who.UserPoolId, Username: email };
      await wire().refused('AdminGetUser', input, {
        type: 'UserNotFoundException',
        message: 'User does not exist.',
        cause: 'user-not-found',
      });
    });
  });

  test('DeleteUser answers no body, its tokens speak for nobody, and the name is free', async () => {
    const pool = await poolFor(wire(), 'unverifying');
    const { AccessToken, who } = await member(wire(), pool, address);
    const tokens = await signIn(wire(), pool.ClientId, who.Username);
    assert.equal((await wire().call('DeleteUser', { AccessToken })).text, '');
    const missing = {
      type: 'UserNotFoundException',
      message: 'User does not exist.',
      cause: 'user-not-found',
    };
    await wire().refused('GetUser', { AccessToken }, missing);
    await wire().refused('DeleteUser', { AccessToken }, missing);
    const AuthParameters = { REFRESH_TOKEN: tokens?.RefreshToken };
    const refresh = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: pool.ClientId, AuthParameters };
    assert.equal((await wire().call('InitiateAuth', refresh)).status, 400);
    await member(wire(), pool, {}, who.Username);
    assert.equal((await wire().call('GetUser', { AccessToken })).status, 400);
  });

  test('the MFAOptions that a user or an administrator sets are shown, until an empty list', async () => {
    const { AccessToken, who } = await someone();
    const MFAOptions = [{ AttributeName: 'phone_number', DeliveryMedium: 'SMS' }];
    assert.equal((await wire().call('SetUserSettings', { AccessToken, MFAOptions })).text, '{}');
    assert.deepEqual((await wire().ok('GetUser', { AccessToken })).MFAOptions, MFAOptions);
    assert.deepEqual((await wire().ok('AdminGetUser', who)).MFAOptions, MFAOptions);
    const Filter = `username = "${who.Username}"`;
    const { Users = [] } = await wire().ok('ListUsers', { UserPoolId: who.UserPoolId, Filter });
    assert.deepEqual(Users[0]?.MFAOptions, MFAOptions);
    await wire().ok('SetUserSettings', { AccessToken, MFAOptions: [] });
    assert.equal('MFAOptions' in (await wire().ok('GetUser', { AccessToken })), false);
    assert.equal((await wire().call('AdminSetUserSettings', { ...who, MFAOptions })).text, '{}');
    assert.deepEqual((await wire().ok('GetUser', { AccessToken })).MFAOptions, MFAOptions);
  });

  describe('AddCustomAttributes', () => {
    const text = { Name: 'team', AttributeDataType: 'String', Mutable: true };
    const add = (UserPoolId: string, ...CustomAttributes: object[]) => ({ UserPoolId, CustomAttributes });

    test('adds what users can have at once, and Describe shows', async () => {
      const pool = await newPool(wire());
      const { AccessToken } = await member(wire(), pool);
      const number = { ...text, Name: 'rank', AttributeDataType: 'Number' };
      const dev = { ...text, Name: 'note', DeveloperOnlyAttribute: true };
      const input = add(pool.UserPoolId, text, { ...text, Name: 'email' }, number, dev);
      assert.equal((await wire().call('AddCustomAttributes', input)).text, '{}');
      const { UserPool } = await wire().ok('DescribeUserPool', { UserPoolId: pool.UserPoolId });
      const shown = UserPool?.SchemaAttributes?.filter(({ Name = '' }) => Name.includes('custom:'));
      const names = ['custom:team', 'custom:email', 'custom:rank', 'dev:custom:note'];
      assert.deepEqual(
        shown?.map(({ Name }) => Name),
        names,
      );
      assert.deepEqual(shown?.[0], {
        AttributeDataType: 'String',
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Name: 'custom:team',
        Required: false,
        StringAttributeConstraints: {},
      });
      const UserAttributes = listOf({ 'custom:team': 'A', 'custom:email': 'none', 'custom:rank': '7' });
      await wire().ok('UpdateUserAttributes', { AccessToken, UserAttributes });
      const read = await wire().ok('GetUser', { AccessToken });
      assert.equal(attributesOf(read.UserAttributes)['custom:email'], 'none');
    });

    const refusals: readonly (readonly [name: string, added: readonly object[], shown: Shown])[] = [
      [
        'one that is there',
        [{ ...text, Name: 'old' }],
        invalid('custom:old: Existing attribute already has name custom:old.', 'attribute-exists'),
      ],
      [
        'one name twice',
        [text, text],
        invalid(
          'Duplicate custom attribute names custom:team are not allowed in a user pool schema.',
          'attribute-named-twice',
        ),
      ],
      [
        'a required one',
        [{ ...text, Required: true }],
        invalid('Required custom attributes are not supported currently.', 'custom-attribute-required'),
      ],
      [
        'lengths the wrong way round',
        [{ ...text, StringAttributeConstraints: { MinLength: '3', MaxLength: '2' } }],
        invalid(
          "Attribute custom:team cannot have a max length shorter than it's min length",
          'attribute-length-order',
        ),
      ],
      [
        'values the wrong way round',
        [
          {
            ...text,
            AttributeDataType: 'Number',
            NumberAttributeConstraints: { MinValue: '3', MaxValue: '2' },
          },
        ],
        invalid(
          "Attribute custom:team cannot have a max value smaller than it's min value",
          'attribute-value-order',
        ),
      ],
    ];
    for (const [name, added, shown] of refusals) {
      test(`refuses ${name}, and adds nothing`, async () => {
        const { UserPoolId } = await newPool(wire(), {
          Schema: [{ Name: 'old', AttributeDataType: 'String', Mutable: true }],
        });
        const input = add(UserPoolId, { ...text, Name: 'first' }, ...added);
        await wire().refused('AddCustomAttributes', input, shown);
        const { UserPool } = await wire().ok('DescribeUserPool', { UserPoolId });
        const names = UserPool?.SchemaAttributes?.map(({ Name }) => Name) ?? [];
        assert.equal(names.includes('custom:first'), false);
      });
    }

    test('refuses more than 50, and of several calls at once each adds its own', async () => {
      const { UserPoolId } = await newPool(wire());
      const named = (count: number, prefix: string) =>
        Array.from({ length: count }, (_, i) => ({ ...text, Name: `${prefix}${i}` }));
      await Promise.all(
        ['a', 'b', 'c'].map(prefix =>
          wire().ok('AddCustomAttributes', add(UserPoolId, ...named(16, prefix))),
        ),
      );
      const { UserPool } = await wire().ok('DescribeUserPool', { UserPoolId });
      const own = UserPool?.SchemaAttributes?.filter(({ Name = '' }) => Name.startsWith('custom:'));
      assert.equal(own?.length, 48);
      const message = 'The maximum number of custom attributes for this user pool is 50.';
      const shown = invalid(message, 'too-many-custom-attributes', { count: 51 });
      await wire().refused('AddCustomAttributes', add(UserPoolId, ...named(3, 'd')), shown);
      await wire().ok('AddCustomAttributes', add(UserPoolId, ...named(2, 'd')));
    });
  });
});
