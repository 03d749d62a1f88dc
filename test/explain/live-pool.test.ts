import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readLivePool } from '../../src/explain/live-pool.ts';
import { NotRead } from '../../src/surroundings/not-read.ts';
import { type Lifeguard, type PoolsDescription, startLifeguard } from '../../src/testing/index.ts';
import { explained, runExplain, tokenWith } from './explained.ts';

const pool = 'us-east-1_Explain01';
const [app, other] = ['explain0client0app', 'explain0client0other'];
const password = 'First-Password-1';
const pools = {
  regions: ['us-east-1'],
  pools: [
    {
      id: pool,
      name: 'explain',
      autoVerifiedAttributes: ['email'],
      clients: [
        { id: app, name: 'app' },
        { id: other, name: 'other' },
      ],
      users: [
        { username: 'anna', email: 'anna@example.com', password },
        { username: 'ben', email: 'ben@example.com', password },
      ],
    },
  ],
} satisfies PoolsDescription;

describe('what a pool does not let be read', () => {
  const refused = (action: string) => async () => {
    throw new NotRead({ kind: 'denied', action });
  };
  const cognito = {
    pool: async () => ({ Name: 'explain' }),
    clients: async () => [
      { id: app, name: 'app' },
      { id: other, name: 'other' },
    ],
    client: refused('cognito-idp:DescribeUserPoolClient'),
    user: async () => undefined,
  };
  const question = { poolId: pool, clients: [], user: undefined };

  test('is the settings of a client: that it is there is known all the same', async () => {
    const [reading] = await readLivePool({ cognito }, question);
    assert.deepEqual(
      reading?.found.pools?.[0]?.clients.map(({ id }) => id),
      [app, other],
    );
    assert.equal(reading?.found.pools?.[0]?.hasAllClients, true);
    assert.deepEqual(reading?.notes, ['Not looked at: lacks cognito-idp:DescribeUserPoolClient.']);
  });

  test('is the list of its clients: then nothing is said of how many there are', async () => {
    const clients = refused('cognito-idp:ListUserPoolClients');
    const [reading] = await readLivePool({ cognito: { ...cognito, clients } }, question);
    assert.equal(reading?.says, `${pool} as it is`);
    assert.equal(reading?.found.pools?.[0]?.hasAllClients, false);
  });
});

describe('with --pool, explain looks at the pool', () => {
  let lifeguard: Lifeguard;
  let cognito: CognitoIdentityProviderClient;
  let live: readonly string[];
  const directory = mkdtempSync(join(tmpdir(), 'explain-'));

  before(async () => {
    lifeguard = await startLifeguard({ pools });
    const { endpoint, region, credentials } = lifeguard;
    cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    live = ['--pool', pool, '--target', endpoint];
  });
  after(() => lifeguard.stop());

  test('and knows its app clients and keys', async () => {
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({
        ClientId: app,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'anna', PASSWORD: password },
      }),
    );
    const token = AuthenticationResult?.AccessToken ?? '';
    const told = await explained([token, '--as', 'access', ...live]);
    assert.match(told.read[0]?.says ?? '', /signature right$/);
    assert.match(told.read.at(-1)?.says ?? '', /as it is, with \d+ app clients/);
    assert.equal((await runExplain([token, '--as', 'access', ...live])).code, 0);

    const wrong = await explained([AuthenticationResult?.IdToken ?? '', '--as', 'access', ...live]);
    assert.equal(wrong.findings[0]?.causes[0]?.id, 'id-token-as-access-token');
  });

  test('and holds a token of another pool against none of its keys', async () => {
    const issued = Date.now() / 1_000;
    const token = tokenWith({
      iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Another01',
      ...{ token_use: 'access', client_id: app, iat: issued, exp: issued + 3_600 },
    });
    const { read, findings } = await explained([token, ...live]);
    assert.doesNotMatch(read[0]?.says ?? '', /signature/);
    assert.deepEqual(
      findings.map(({ causes }) => causes.map(({ id, confidence }) => `${confidence} ${id}`)),
      [['certain issuer-of-another-pool']],
    );
  });

  test('and says that the user is disabled', async () => {
    await cognito.send(new AdminDisableUserCommand({ UserPoolId: pool, Username: 'anna' }));
    const told = await explained(['NotAuthorizedException: User is disabled.', '--user', 'anna', ...live]);
    assert.equal(told.findings[0]?.causes[0]?.id, 'user-is-disabled');
    assert.equal(told.findings[0]?.causes[0]?.confidence, 'certain');
    assert.match(told.read.at(-1)?.says ?? '', /the user is disabled/);
  });

  test('and names no pool that is not there', async () => {
    const { code, complained } = await runExplain([
      'ExpiredCodeException',
      '--pool',
      'us-east-1_nothere00',
      '--target',
      lifeguard.endpoint,
    ]);
    assert.equal(code, 3);
    assert.match(complained, /us-east-1_nothere00.* does not exist\.$/);
  });

  test('and the events of the recorder tell the true cause with both clients', async () => {
    await cognito.send(new ForgotPasswordCommand({ ClientId: app, Username: 'ben' }));
    const code = await lifeguard.mail.waitFor({ to: 'ben@example.com' }).then(mail => mail.codes[0]);
    await cognito
      .send(
        new ConfirmForgotPasswordCommand({
          ClientId: other,
          Username: 'ben',
          ConfirmationCode: code,
          Password: 'Abcdefgh1!xyz',
        }),
      )
      .catch(() => {});
    const events = await fetch(`${lifeguard.endpoint}/_lifeguard/events?limit=1000`).then(answer =>
      answer.text(),
    );
    writeFileSync(join(directory, 'events.json'), events);
    const told = await explained(['events.json'], { directory });
    const failed = told.findings.find(({ error }) => error?.operation === 'ConfirmForgotPassword');
    assert.equal(failed?.causes[0]?.confidence, 'certain');
    assert.match(failed?.causes[0]?.evidence[0]?.says ?? '', /^The recorder knows it/);
  });
});
