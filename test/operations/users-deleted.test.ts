import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { client, description, looseClient, loosePoolId, poolId } from './described.ts';
import { codeFor, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

describe('a deleted user', () => {
  let server: PostgresServer;
  let database: Client;
  let wire: Wire;
  before(async () => {
    server = await postgresForTests(process.env);
    const url = await freshDatabase(server.url);
    const triggers = { CustomMessage: new URL('./handlers/as-told.mjs', import.meta.url) };
    wire = await startWire({ pools: description, store: url, triggers });
    database = new Client({ connectionString: url });
    await database.connect();
  });
  after(async () => {
    await wire.stop();
    await database.end();
    await server.stop();
  });

  /** How many rows each table has. */
  const rows = async (): Promise<Record<string, number>> => {
    const tables = await database.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) {
      const { rows } = await database.query<{ count: string }>(`SELECT COUNT(*) AS count FROM ${name}`);
      counts[name] = Number(rows[0]?.count);
    }
    return counts;
  };

  test('leaves no row in any table but the mail that it got', async () => {
    const empty = await rows();
    for (const [UserPoolId, ClientId] of [
      [poolId, client.open],
      [loosePoolId, looseClient.one],
    ] as const) {
      const who = await person(wire, { pool: UserPoolId });
      const auth = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId };
      const signIn = (PASSWORD: string) =>
        wire.call('InitiateAuth', { ...auth, AuthParameters: { USERNAME: who.name, PASSWORD } });
      await signIn('Wrong-Password-1');
      const { AuthenticationResult: tokens } = JSON.parse((await signIn(who.password)).text);
      await wire.ok('ChangePassword', {
        AccessToken: tokens.AccessToken,
        PreviousPassword: who.password,
        ProposedPassword: 'Second-Password-1',
      });
      await signIn('Wrong-Password-1');
      await wire.ok('AdminLinkProviderForUser', {
        UserPoolId,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: who.name },
        SourceUser: {
          ProviderName: 'Google',
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: who.name,
        },
      });
      const { AccessToken } = tokens;
      await wire.ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      const code = { AccessToken, AttributeName: 'email', Code: '000000' };
      await wire.call('VerifyUserAttribute', code);
      await wire.ok('ForgotPassword', { ClientId, Username: who.name });
      await wire.call('ResendConfirmationCode', { ClientId, Username: who.name });
      await wire.call('ConfirmForgotPassword', {
        ClientId,
        Username: who.name,
        ConfirmationCode: 'wrong1',
        Password: 'Third-Password-1',
      });
      const group = { UserPoolId, GroupName: 'readers' };
      await wire.ok('CreateGroup', group);
      await wire.ok('AdminAddUserToGroup', { ...group, Username: who.name });
      const held = await rows();
      for (const table of [
        'users',
        'members',
        'logins',
        'searchable',
        'codes',
        'attempts',
        'token_families',
      ]) {
        assert.ok((held[table] ?? 0) > (empty[table] ?? 0), `the test wrote nothing to ${table}`);
      }
      if (UserPoolId === loosePoolId) assert.ok((held.password_history ?? 0) > 0);
      await wire.ok('AdminDeleteUser', { UserPoolId, Username: who.name });
      assert.equal((await rows()).members, empty.members);
      await wire.ok('DeleteGroup', group);
      const { messages: _, ...left } = await rows();
      const { messages: __, ...none } = empty;
      assert.deepEqual(left, none);
    }
  });

  test('may come back under its name as somebody new', async () => {
    const who = await person(wire, { status: 'UNCONFIRMED' });
    const code = await codeFor(wire, who);
    const input = { UserPoolId: poolId, Username: who.name };
    const first = await wire.ok('AdminGetUser', input);
    await wire.ok('AdminDeleteUser', input);
    await wire.ok('SignUp', { ClientId: client.open, Username: who.name, Password: who.password });
    const second = await wire.ok('AdminGetUser', input);
    assert.notEqual(first.UserAttributes?.at(-1)?.Value, second.UserAttributes?.at(-1)?.Value);
    const confirm = { ClientId: client.open, Username: who.name, ConfirmationCode: code };
    await wire.refused('ConfirmSignUp', confirm, {
      type: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
      cause: 'no-code-requested',
    });
  });

  test('gets no code that outlives it where it is deleted while its mail is under way', async () => {
    const who = await person(wire, { pool: loosePoolId });
    const call = { operation: 'AdminDeleteUser', input: { UserPoolId: loosePoolId, Username: who.name } };
    await wire.ok('ForgotPassword', {
      ClientId: looseClient.one,
      Username: who.name,
      ClientMetadata: { call: JSON.stringify({ endpoint: wire.endpoint, ...call }) },
    });
    const orphans = await database.query(
      'SELECT 1 FROM codes c WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.pool_id = c.pool_id AND u.sub = c.sub)',
    );
    assert.equal(orphans.rowCount, 0);
  });
});
