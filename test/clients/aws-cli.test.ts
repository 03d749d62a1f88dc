import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { client, description, emailClient, emailPoolId, poolId } from '../operations/described.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';

const run = promisify(execFile);
const hasCli = spawnSync('aws', ['--version']).status === 0;

describe('the AWS CLI', { skip: hasCli ? false : 'aws is not on the PATH' }, () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());

  /** Runs a command of cognito-idp and gives what it printed, parsed where it is JSON. */
  async function aws(command: string, ...parameters: string[]) {
    const { accessKeyId, secretAccessKey } = wire.credentials;
    const { stdout } = await run('aws', ['cognito-idp', command, ...parameters], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_ENDPOINT_URL: wire.endpoint,
        AWS_DEFAULT_REGION: wire.region,
        AWS_DEFAULT_OUTPUT: 'json',
        AWS_PAGER: '',
        // What the machine's owner has set must not matter.
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    });
    return stdout === '' ? undefined : JSON.parse(stdout);
  }
  const refusal = (type: string, operation: string, message: string) => (error: { stderr?: string }) => {
    assert.ok(
      error.stderr?.includes(
        `An error occurred (${type}) when calling the ${operation} operation: ${message}`,
      ),
      error.stderr,
    );
    return true;
  };
  const inPool = ['--user-pool-id', poolId];
  const byClient = ['--client-id', client.open];

  test('makes a pool and a client, reads both and deletes them', async () => {
    const { UserPool } = await aws('create-user-pool', '--pool-name', 'from the CLI');
    const id = ['--user-pool-id', UserPool.Id];
    // The first version of the CLI prints seconds, the second ISO 8601.
    const { CreationDate: at } = UserPool;
    const created = typeof at === 'number' ? at * 1_000 : Date.parse(at);
    assert.ok(Math.abs(created - wire.clock.now()) < 3_600_000, String(at));
    const { UserPoolClient } = await aws('create-user-pool-client', ...id, '--client-name', 'app');
    const { UserPoolClients } = await aws('list-user-pool-clients', ...id);
    assert.deepEqual(UserPoolClients, [
      { ClientId: UserPoolClient.ClientId, UserPoolId: UserPool.Id, ClientName: 'app' },
    ]);
    assert.equal((await aws('describe-user-pool', ...id)).UserPool.Name, 'from the CLI');
    assert.equal(await aws('delete-user-pool', ...id), undefined);
    await assert.rejects(
      aws('describe-user-pool', ...id),
      refusal('ResourceNotFoundException', 'DescribeUserPool', `User pool ${UserPool.Id} does not exist.`),
    );
  });

  test('creates a user, who signs in and chooses a password', async () => {
    const who = [...inPool, '--username', 'from-the-cli'];
    const { User } = await aws(
      'admin-create-user',
      ...who,
      '--temporary-password',
      'First-Password-1',
      '--user-attributes',
      'Name=email,Value=cli@example.com',
      'Name=email_verified,Value=true',
      '--message-action',
      'SUPPRESS',
    );
    assert.equal(User.UserStatus, 'FORCE_CHANGE_PASSWORD');
    const asked = await aws(
      'initiate-auth',
      ...byClient,
      '--auth-flow',
      'USER_PASSWORD_AUTH',
      '--auth-parameters',
      'USERNAME=from-the-cli,PASSWORD=First-Password-1',
    );
    assert.equal(asked.ChallengeName, 'NEW_PASSWORD_REQUIRED');
    const { AuthenticationResult } = await aws(
      'respond-to-auth-challenge',
      ...byClient,
      '--challenge-name',
      'NEW_PASSWORD_REQUIRED',
      '--session',
      asked.Session,
      '--challenge-responses',
      'USERNAME=from-the-cli,NEW_PASSWORD=Second-Password-1',
    );
    const shown = await aws('get-user', '--access-token', AuthenticationResult.AccessToken);
    assert.equal(shown.Username, 'from-the-cli');
    assert.equal((await aws('admin-get-user', ...who)).UserStatus, 'CONFIRMED');
  });

  test('resets a password', async () => {
    const anna = await person(wire);
    const who = [...byClient, '--username', anna.name];
    const { CodeDeliveryDetails } = await aws('forgot-password', ...who);
    assert.deepEqual(CodeDeliveryDetails, {
      Destination: 'p***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    });
    const code = await codeFor(wire, anna);
    const confirm = (clientId: string) =>
      aws(
        'confirm-forgot-password',
        '--client-id',
        clientId,
        '--username',
        anna.name,
        '--confirmation-code',
        code,
        '--password',
        'Second-Password-1',
      );
    await assert.rejects(
      confirm(client.other),
      refusal(
        'ExpiredCodeException',
        'ConfirmForgotPassword',
        'Invalid code provided, please request a code again.',
      ),
    );
    await confirm(client.open);
    assert.equal(wire.events.last({ user: anna.name })?.outcome, 'ok');
  });

  test('makes a resource server and a machine that asks for its scope, and changes, lists and deletes it', async () => {
    const server = [...inPool, '--identifier', 'orders'];
    const named = { UserPoolId: poolId, Identifier: 'orders' };
    const read = { ScopeName: 'read', ScopeDescription: 'Read orders' };
    const scopes = ['--scopes', 'ScopeName=read,ScopeDescription=Read orders'];
    const made = await aws('create-resource-server', ...server, '--name', 'Orders', ...scopes);
    assert.deepEqual(made, { ResourceServer: { ...named, Name: 'Orders', Scopes: [read] } });
    const { UserPoolClient } = await aws(
      'create-user-pool-client',
      ...inPool,
      ...['--client-name', 'machine', '--generate-secret'],
      ...['--explicit-auth-flows', 'ALLOW_CLIENT_TOKEN_AUTH'],
      ...['--allowed-o-auth-scopes', 'orders/read'],
    );
    assert.deepEqual(UserPoolClient.ExplicitAuthFlows, ['ALLOW_CLIENT_TOKEN_AUTH']);
    const { ClientId, ClientSecret: Secret } = UserPoolClient;
    const { ClientAuthenticationResult } = await wire.ok('GetClientToken', { ClientId, Secret });
    assert.equal(decodeJwt(ClientAuthenticationResult?.AccessToken ?? '').scope, 'orders/read');

    await aws('update-resource-server', ...server, '--name', 'More orders', ...scopes);
    const { ResourceServers } = await aws('list-resource-servers', ...inPool, '--max-results', '10');
    assert.deepEqual(ResourceServers, [{ ...named, Name: 'More orders', Scopes: [read] }]);
    assert.equal(await aws('delete-resource-server', ...server), undefined);
    await assert.rejects(
      aws('describe-resource-server', ...server),
      refusal(
        'ResourceNotFoundException',
        'DescribeResourceServer',
        'Resource server orders does not exist.',
      ),
    );
  });

  test('reads all pages of users', async () => {
    const made = await Promise.all([1, 2, 3].map(() => person(wire, { pool: emailPoolId })));
    const { Users } = await aws('list-users', '--user-pool-id', emailPoolId, '--page-size', '1');
    const emails = Users.map(
      ({ Attributes }: { Attributes: { Name: string; Value: string }[] }) =>
        Attributes.find(({ Name }) => Name === 'email')?.Value,
    );
    assert.deepEqual(emails.toSorted(), made.map(({ email }) => email).toSorted());
    assert.ok(wire.events.all({ operation: 'ListUsers' }).length >= 3);
  });

  test('is told of a wrong password', async () => {
    const { email } = await person(wire, { pool: emailPoolId });
    await assert.rejects(
      aws(
        'initiate-auth',
        '--client-id',
        emailClient,
        '--auth-flow',
        'USER_PASSWORD_AUTH',
        '--auth-parameters',
        `USERNAME=${email},PASSWORD=Wrong-Password-1`,
      ),
      refusal('NotAuthorizedException', 'InitiateAuth', 'Incorrect username or password.'),
    );
  });
});
