import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Lifeguard, type PoolsDescription, startLifeguard } from '../../src/testing/index.ts';

const poolId = 'us-east-1_Kit000001';
const [one, two] = ['kit0client0one', 'kit0client0two'];
const anna = { username: 'anna', email: 'anna@example.com', password: 'First-Password-1' };
const pools = {
  regions: ['eu-central-1', 'us-east-1'],
  pools: [
    {
      id: poolId,
      name: 'kit',
      clients: [
        { id: one, name: 'one' },
        { id: two, name: 'two', generateSecret: true },
      ],
      users: [anna, { username: 'ben', email: 'ben@example.com' }],
    },
  ],
} satisfies PoolsDescription;

const sdk = ({ endpoint, region, credentials }: Lifeguard) =>
  new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });

const request = (lifeguard: Lifeguard, Username = 'anna') =>
  sdk(lifeguard).send(new ForgotPasswordCommand({ ClientId: one, Username }));

describe('a Lifeguard for tests', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    lifeguard = await startLifeguard({ pools });
  });
  after(() => lifeguard.stop());

  test('tells where it is and what it has', async () => {
    assert.match(lifeguard.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(lifeguard.region, 'us-east-1');
    const [pool, ...others] = lifeguard.pools;
    assert.deepEqual(others, []);
    assert.deepEqual([pool.id, pool.name, pool.region], [poolId, 'kit', 'us-east-1']);
    assert.deepEqual(pool.clients[0], { id: one, name: 'one', secret: undefined });
    assert.match(pool.clients[1]?.secret ?? '', /^[\w+]{24,64}$/);
    assert.deepEqual(pool.users[0], { username: 'anna', password: anna.password });
  });
  test('signs in with a password that it made', async () => {
    const ben = lifeguard.pools[0].users[1];
    const { AuthenticationResult } = await sdk(lifeguard).send(
      new InitiateAuthCommand({
        ClientId: one,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ben', PASSWORD: ben?.password ?? '' },
      }),
    );
    assert.equal(AuthenticationResult?.TokenType, 'Bearer');
  });
  test('takes its credentials for signed operations', async () => {
    const { UserPool } = await sdk(lifeguard).send(new DescribeUserPoolCommand({ UserPoolId: poolId }));
    assert.equal(UserPool?.Name, 'kit');
  });
  test('shows the mail and the call, and expires the code when the clock says so', async () => {
    await request(lifeguard);
    const mail = await lifeguard.mail.latest({ to: 'ANNA@example.com', client: one, pool: poolId });
    assert.equal(mail?.trigger, 'CustomMessage_ForgotPassword');
    const ConfirmationCode = mail?.codes[0];
    lifeguard.clock.advance('61m');
    const confirm = new ConfirmForgotPasswordCommand({
      ClientId: one,
      Username: 'anna',
      ConfirmationCode,
      Password: 'Second-Password-1',
    });
    await assert.rejects(sdk(lifeguard).send(confirm), { name: 'ExpiredCodeException' });
    const event = lifeguard.events.last({ operation: 'ConfirmForgotPassword' });
    assert.equal(event?.cause?.id, 'code-expired');
  });
});

test('two are two: neither sees what the other has', async () => {
  await using first = await startLifeguard({ pools });
  await using second = await startLifeguard({ pools });
  assert.notEqual(first.endpoint, second.endpoint);
  await request(first);
  assert.equal((await first.mail.all()).length, 1);
  assert.equal((await second.mail.all()).length, 0);
  assert.deepEqual(second.events.all(), []);
  const now = second.clock.now();
  first.clock.advance('1d');
  assert.ok(second.clock.now() - now < 86_400_000);
});

test('those that follow the first share its keys, and answer at once', async () => {
  const keysOf = async (lifeguard: Lifeguard) =>
    (await fetch(`${lifeguard.endpoint}/${poolId}/.well-known/jwks.json`)).text();
  await using first = await startLifeguard({ pools });
  await using second = await startLifeguard({ pools });
  assert.equal(await keysOf(second), await keysOf(first));
  assert.equal((await fetch(`${second.endpoint}/_lifeguard/health`)).status, 200);
});

test('one that was stopped answers no more, and stopping it again is no error', async () => {
  const lifeguard = await startLifeguard({ pools });
  await lifeguard.stop();
  await lifeguard.stop();
  await assert.rejects(fetch(`${lifeguard.endpoint}/_lifeguard/health`));
});

test('without a description it has the pools of the example', async () => {
  await using lifeguard = await startLifeguard();
  assert.deepEqual(
    lifeguard.pools.map(({ name, clients }) => [name, clients.length]),
    [
      ['phenom-dev-local', 3],
      ['phenom-staging', 4],
      ['phenom-prod', 3],
    ],
  );
});

describe('a description', () => {
  test('may be a file, whose references are replaced', async () => {
    const file = new URL('./handlers/pools.yaml', import.meta.url);
    await using lifeguard = await startLifeguard({
      pools: file,
      environment: { KIT_PASSWORD: 'From-Env-1' },
    });
    assert.deepEqual(lifeguard.pools[0].users, [{ username: 'anna', password: 'From-Env-1' }]);
  });
  test('as an object is taken as it stands', async () => {
    const users = [{ ...anna, password: `Not-\${A}-Reference-1` }];
    const literal = { ...pools, pools: [{ ...pools.pools[0], users }] } as PoolsDescription;
    await using lifeguard = await startLifeguard({ pools: literal, environment: {} });
    assert.equal(lifeguard.pools[0].users[0]?.password, `Not-\${A}-Reference-1`);
  });
  test('that is wrong is refused with all that is wrong with it', async () => {
    const wrong = { regions: ['us-east-1'], pools: [{ id: 'nowhere', name: '' }] };
    await assert.rejects(startLifeguard({ pools: wrong }), ({ message }: Error) => {
      assert.match(message, /^These pools cannot be started:\npools {2}pools\[0\]\.id: expected a pool id/);
      assert.match(message, /pools\[0\]\.name: expected a name/);
      return true;
    });
  });
  test('that is not there is refused', async () => {
    await assert.rejects(startLifeguard({ pools: 'no-such-file.yaml' }), /no-such-file\.yaml.*no such file/);
  });
});

describe('what JavaScript lets through is refused by its name', () => {
  test('an option', async () => {
    const options = { pool: {}, log() {} };
    await assert.rejects(startLifeguard({ ...options }), /no option pool\. Options: pools,/);
  });
  test('a trigger', async () => {
    const triggers = { Custommessage: 'x.ts', PreSignUp: 'x.ts' };
    await assert.rejects(
      startLifeguard({ triggers: { ...triggers } }),
      /no trigger Custommessage\. Triggers: CustomMessage,/,
    );
  });
});

test('a module that is given as a trigger runs in every pool, and what it prints is passed on', async () => {
  const printed: string[] = [];
  await using lifeguard = await startLifeguard({
    pools,
    triggers: { CustomMessage: new URL('./handlers/greets.ts', import.meta.url) },
    log: line => printed.push(line),
  });
  await request(lifeguard);
  const mail = await lifeguard.mail.latest();
  assert.equal(mail?.subject, 'Hello from the test');
  assert.match(mail?.html ?? '', /^<p>Your code is \d{6}<\/p>$/);
  const [note] = lifeguard.events.last()?.triggers ?? [];
  assert.deepEqual([note?.source, note?.outcome], ['CustomMessage_ForgotPassword', 'ok']);
  assert.match(printed.join('\n'), /greeting/);
});
