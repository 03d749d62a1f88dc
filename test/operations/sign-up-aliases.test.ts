import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { startLifeguard } from '../../src/testing/index.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor } from './people.ts';
import { attributesOf, invalid, listOf, newName, password, poolFor } from './user-pools.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

const gone: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const taken = (attribute: string): Shown => ({
  type: 'AliasExistsException',
  message: `An account with the given ${attribute} already exists.`,
  cause: 'alias-taken',
});

/** Signs up with that address, and tells the code that was sent there. */
async function signUp(wire: Wire, email: string) {
  const { UserPoolId, ClientId } = await poolFor(wire, 'aliases');
  const Username = newName();
  const UserAttributes = listOf({ email });
  await wire.ok('SignUp', { ClientId, Username, Password: password, UserAttributes });
  return { UserPoolId, ClientId, Username, ConfirmationCode: await codeFor(wire, { email }) };
}

onBothEngines({ pools: description }, wire => {
  const owner = async (Username: string) => {
    const { UserPoolId } = await poolFor(wire(), 'aliases');
    return (await wire().ok('AdminGetUser', { UserPoolId, Username })).Username;
  };
  const verified = async (who: object) =>
    attributesOf((await wire().ok('AdminGetUser', who)).UserAttributes).email_verified;
  const confirm = ({ UserPoolId: _, ...who }: Awaited<ReturnType<typeof signUp>>, force?: boolean) => ({
    ...who,
    ...(force !== undefined && { ForceAliasCreation: force }),
  });

  test('an address becomes an alias when it is verified, in any case where the pool ignores it', async () => {
    const email = 'Alias@example.com';
    const who = await signUp(wire(), email);
    const { UserPoolId, ClientId, Username } = who;
    await wire().refused('AdminGetUser', { UserPoolId, Username: email }, gone);
    await wire().ok('ConfirmSignUp', confirm(who));
    assert.equal(await owner('alias@EXAMPLE.com'), Username);
    const auth = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId };
    const AuthParameters = { USERNAME: 'ALIAS@example.com', PASSWORD: password };
    await wire().ok('InitiateAuth', { ...auth, AuthParameters });
  });

  test('two may sign up with one address; the second to confirm is refused, or takes it with force', async () => {
    const email = 'shared@example.com';
    const [first, second] = [await signUp(wire(), email), await signUp(wire(), email)];
    await wire().ok('ConfirmSignUp', confirm(first));
    for (const force of [undefined, false]) {
      await wire().refused('ConfirmSignUp', confirm(second, force), taken('email'));
    }
    const { UserStatus } = await wire().ok('AdminGetUser', second);
    assert.equal(UserStatus, 'UNCONFIRMED');
    assert.equal(await owner(email), first.Username);
    await wire().ok('ConfirmSignUp', confirm(second, true));
    assert.equal(await owner(email), second.Username);
    assert.deepEqual([await verified(first), await verified(second)], ['false', 'true']);
    assert.equal((await wire().ok('AdminGetUser', first)).UserStatus, 'CONFIRMED');
  });

  test('AdminCreateUser with a verified address that is taken is refused, or takes it with force', async () => {
    const email = 'forced@example.com';
    const { UserPoolId } = await poolFor(wire(), 'aliases');
    const input = (attributes: Readonly<Record<string, string>>) => ({
      UserPoolId,
      Username: newName(),
      UserAttributes: listOf({ email, ...attributes }),
      MessageAction: 'SUPPRESS',
    });
    const create = async (given: object) => (await wire().ok('AdminCreateUser', given)).User?.Username ?? '';
    const first = await create(input({ email_verified: 'true' }));
    await create(input({}));
    await create({ ...input({}), ForceAliasCreation: true });
    assert.equal(
      await owner(email),
      first,
      'an address that is not verified is no alias, with force neither',
    );
    await wire().refused('AdminCreateUser', input({ email_verified: 'true' }), {
      type: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
      cause: 'address-taken',
    });
    const last = await create({ ...input({ email_verified: 'true' }), ForceAliasCreation: true });
    assert.equal(await owner(email), last);
    assert.equal(await verified({ UserPoolId, Username: first }), 'false');
  });

  test('AdminUpdateUserAttributes moves a verified alias; what stands for a username it leaves', async () => {
    const email = 'moved@example.com';
    const [first, second] = [await signUp(wire(), email), await signUp(wire(), 'other@example.com')];
    await wire().ok('ConfirmSignUp', confirm(first));
    await wire().ok('ConfirmSignUp', confirm(second));
    const change = (attributes: Readonly<Record<string, string>>) => ({
      UserPoolId: second.UserPoolId,
      Username: second.Username,
      UserAttributes: listOf(attributes),
    });
    await wire().ok('AdminUpdateUserAttributes', change({ email }));
    assert.equal(await owner(email), first.Username);
    await wire().ok('AdminUpdateUserAttributes', change({ email_verified: 'true' }));
    assert.equal(await owner(email), second.Username);
    assert.equal(await verified(first), 'false');

    const { UserPoolId } = await poolFor(wire(), 'emails');
    for (const Username of ['stays@example.com', 'moves@example.com']) {
      await wire().ok('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' });
    }
    const UserAttributes = listOf({ email: 'stays@example.com', email_verified: 'true' });
    const input = { UserPoolId, Username: 'moves@example.com', UserAttributes };
    await wire().refused('AdminUpdateUserAttributes', input, taken('email'));
    const renamed = { ...input, UserAttributes: listOf({ email: 'renamed@example.com' }) };
    await wire().ok('AdminUpdateUserAttributes', renamed);
    await wire().refused('AdminGetUser', { UserPoolId, Username: 'moves@example.com' }, gone);
    await wire().ok('AdminGetUser', { UserPoolId, Username: 'renamed@example.com' });
  });

  describe('a preferred username', () => {
    const create = async (attributes: Readonly<Record<string, string>> = {}) => {
      const { UserPoolId } = await poolFor(wire(), 'aliases');
      const who = { UserPoolId, Username: newName() };
      const UserAttributes = listOf(attributes);
      await wire().ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
      return who;
    };
    const prefer = (who: object, preferred_username: string) => ({
      ...who,
      UserAttributes: listOf({ preferred_username }),
    });

    test('finds its user, in any case, until it is given up', async () => {
      const who = await create({ preferred_username: 'Preferred' });
      assert.equal(await owner('PREFERRED'), who.Username);
      await wire().ok('AdminUpdateUserAttributes', prefer(who, ''));
      await wire().refused('AdminGetUser', { ...who, Username: 'Preferred' }, gone);
    });

    test('is refused where it is another’s username or preferred username', async () => {
      const [first, second] = [await create({ preferred_username: 'mine' }), await create()];
      for (const name of ['Mine', first.Username.toUpperCase()]) {
        await wire().refused('AdminUpdateUserAttributes', prefer(second, name), {
          type: 'AliasExistsException',
          message: 'User account already exists for the alias.',
          cause: 'alias-in-use',
        });
      }
      const input = { ...second, Username: 'MINE', MessageAction: 'SUPPRESS' };
      assert.equal((await wire().call('AdminCreateUser', input)).event.cause?.id, 'user-exists');
    });

    test('is refused to who is not confirmed', async () => {
      const { ClientId } = await poolFor(wire(), 'aliases');
      const shown = invalid(
        'Preferred username cannot be provided for unconfirmed account, since user pool is configured for ' +
          'preferred username alias.',
        'preferred-username-unconfirmed',
      );
      const UserAttributes = listOf({ preferred_username: 'early' });
      const input = { ClientId, Username: newName(), Password: password, UserAttributes };
      await wire().refused('SignUp', input, shown);
      const who = await signUp(wire(), 'early@example.com');
      await wire().refused('AdminUpdateUserAttributes', prefer(who, 'early'), shown);
    });

    test('has no form of another alias', async () => {
      const message = 'Username cannot be of email format, since user pool is configured for email alias.';
      const input = prefer(await create(), 'a@example.com');
      await wire().refused('AdminUpdateUserAttributes', input, invalid(message, 'username-looks-like-alias'));
    });

    test('with characters that an engine cannot keep is found by them all the same', async () => {
      const who = await create({ preferred_username: 'nul\0 half\ud800 last\u{10FFFF}' });
      const user = await wire().ok('AdminGetUser', who);
      assert.match(attributesOf(user.UserAttributes).preferred_username ?? '', /^nul\0 half/);
    });
  });
});

describe('on two nodes', () => {
  let server: PostgresServer;
  before(async () => {
    server = await postgresForTests(process.env);
  });
  after(() => server.stop());

  test('of several who confirm one address at once, one gets it', async () => {
    const store = await freshDatabase(server.url);
    const wire = await startWire({ pools: description, store });
    const people = [];
    for (let i = 0; i < 6; i += 1) people.push(await signUp(wire, 'race@example.com'));
    await using other = await startLifeguard({ pools: description, store, clock: wire.clock });
    const statuses = await Promise.all(
      people.map(async ({ UserPoolId: _, ...input }, i) => {
        const response = await fetch(i % 2 ? wire.endpoint : other.endpoint, {
          method: 'POST',
          headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmSignUp' },
          body: JSON.stringify(input),
        });
        const body: { __type?: string } = JSON.parse(await response.text());
        return body.__type ?? 'confirmed';
      }),
    );
    assert.deepEqual(statuses.sort(), [...Array(5).fill('AliasExistsException'), 'confirmed']);
    const users = await Promise.all(people.map(who => wire.ok('AdminGetUser', who)));
    const states = users.map(({ UserStatus, UserAttributes }) => [
      UserStatus,
      attributesOf(UserAttributes).email_verified,
    ]);
    const rest = states.filter(([status]) => status !== 'CONFIRMED');
    assert.deepEqual(rest, Array(5).fill(['UNCONFIRMED', 'false']));
    await wire.stop();
  });
});
