import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { systemClock } from '../../src/pool/clock.ts';
import { clientSettings } from '../../src/surroundings/client-settings.ts';
import { createSurroundings } from '../../src/surroundings/create-surroundings.ts';
import { failedRead } from '../../src/surroundings/failed-read.ts';
import { NotRead, Unreachable } from '../../src/surroundings/not-read.ts';
import type { Outside } from '../../src/surroundings/outside.ts';
import { createPace } from '../../src/surroundings/pace.ts';
import { serviceCalls } from '../../src/surroundings/service-calls.ts';
import { awsAnswers, awsClientId, awsPoolId } from './aws-pool.ts';
import { startStandIn } from './stand-in.ts';

function outside(given: Partial<Outside> = {}): Outside {
  const target = { kind: 'endpoint', origin: 'http://127.0.0.1:1' } as const;
  return { target, environment: {}, fetch, clock: systemClock, wait: async () => {}, ...given };
}

describe('what is read', () => {
  test('is read once, however many ask, and from all pages', async () => {
    const page = (call: { readonly input: object }) =>
      'NextToken' in call.input
        ? { UserPoolClients: [{ ClientId: 'two', ClientName: 'second' }] }
        : { UserPoolClients: [{ ClientId: 'one', ClientName: 'first' }], NextToken: 'more' };
    await using aws = await startStandIn({ ...awsAnswers({}), ListUserPoolClients: page });
    const { cognito } = createSurroundings(outside({ target: { kind: 'endpoint', origin: aws.origin } }));
    const reads = await Promise.all([cognito.clients(awsPoolId), cognito.clients(awsPoolId)]);
    assert.deepEqual(reads[0], [
      { id: 'one', name: 'first' },
      { id: 'two', name: 'second' },
    ]);
    assert.equal(aws.calls.length, 2);
  });

  test('providers and resource servers, too, are read from all pages', async () => {
    const page =
      (member: string, first: object, second: object) =>
      ({ input }: { readonly input: object }) =>
        'NextToken' in input ? { [member]: [second] } : { [member]: [first], NextToken: 'more' };
    await using aws = await startStandIn({
      ListIdentityProviders: page('Providers', { ProviderName: 'Google' }, { ProviderName: 'Okta' }),
      ListResourceServers: page('ResourceServers', { Identifier: 'one' }, { Identifier: 'two' }),
    });
    const { cognito } = createSurroundings(outside({ target: { kind: 'endpoint', origin: aws.origin } }));
    const providers = await cognito.providers(awsPoolId);
    assert.deepEqual(
      providers.map(({ ProviderName }) => ProviderName),
      ['Google', 'Okta'],
    );
    const servers = await cognito.resourceServers(awsPoolId);
    assert.deepEqual(
      servers.map(({ Identifier }) => Identifier),
      ['one', 'two'],
    );
  });

  test('whether there are domains is asked of an endpoint alone', async () => {
    await using none = await startStandIn({});
    const endpoint = createSurroundings(outside({ target: { kind: 'endpoint', origin: none.origin } }));
    await assert.rejects(endpoint.cognito.requireDomains('us-east-1'), /is not served here/);
    const environment = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: none.origin };
    const aws = createSurroundings(outside({ target: { kind: 'aws' }, environment }));
    await aws.cognito.requireDomains('us-east-1');
    assert.equal(none.calls.length, 1);
  });

  test('holds no client secret, no name and no address', async () => {
    const UserPoolClient = { ClientId: awsClientId, ClientSecret: 'very-secret' };
    const Users = [
      {
        Username: 'anna',
        UserStatus: 'CONFIRMED',
        Attributes: [{ Name: 'email', Value: 'anna@example.com' }],
      },
    ];
    await using aws = await startStandIn({
      DescribeUserPoolClient: { UserPoolClient },
      ListUsers: { Users },
    });
    const { cognito } = createSurroundings(outside({ target: { kind: 'endpoint', origin: aws.origin } }));
    const client = await cognito.client(awsPoolId, awsClientId);
    assert.deepEqual(client, { ClientId: awsClientId, hasSecret: true });
    assert.doesNotMatch(JSON.stringify(await cognito.users(awsPoolId)), /anna/);
  });

  test('ends after five pages of users', async () => {
    await using aws = await startStandIn({ ListUsers: { Users: [{}], PaginationToken: 'more' } });
    const { cognito } = createSurroundings(outside({ target: { kind: 'endpoint', origin: aws.origin } }));
    const { users, areAll } = await cognito.users(awsPoolId);
    assert.deepEqual([users.length, areAll, aws.calls.length], [5, false, 5]);
  });
});

describe('the pace', () => {
  test('in AWS, a call that is throttled is made again, later', async () => {
    let count = 0;
    await using aws = await startStandIn({
      DescribeUserPool: () => {
        count += 1;
        return count < 3
          ? { error: 'TooManyRequestsException', message: 'Rate exceeded' }
          : { UserPool: { Id: awsPoolId } };
      },
    });
    const environment = {
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws.origin,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
    };
    const { cognito } = createSurroundings(outside({ target: { kind: 'aws' }, environment }));
    assert.deepEqual(await cognito.pool(awsPoolId), { Id: awsPoolId });
    assert.equal(count, 3);
  });

  test('in AWS, calls of one action begin a third of a second apart, those of others at once', async () => {
    let now = 0;
    const waited: number[] = [];
    const pace = createPace(
      outside({
        target: { kind: 'aws' },
        clock: { now: () => now },
        wait: async milliseconds => void waited.push(milliseconds),
      }),
    );
    const call = async () => 'done';
    await Promise.all([pace('one', call), pace('one', call), pace('one', call), pace('two', call)]);
    assert.deepEqual(waited, [334, 668]);
    now = 10_000;
    await pace('one', call);
    assert.deepEqual(waited, [334, 668]);
  });

  test('elsewhere, at most sixteen calls of one action run at a time', async () => {
    const pace = createPace(outside());
    let running = 0;
    let most = 0;
    const calls = Array.from({ length: 100 }, () =>
      pace('one', async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setImmediate(resolve));
        running -= 1;
      }),
    );
    await Promise.all(calls);
    assert.equal(most, 16);
  });
});

test('what could not be read is known from any copy of its module', () => {
  const copy = Object.assign(new Error('lacks a:b'), {
    name: 'NotRead',
    why: { kind: 'denied', action: 'a:b' },
  });
  assert.ok(copy instanceof NotRead);
  assert.ok(!(new Error('lacks a:b') instanceof NotRead));
});

describe('a service that is not there', () => {
  test('is not asked where nobody has said where it is', () => {
    const settings = (environment: Outside['environment']) =>
      clientSettings(outside({ environment }), 'LAMBDA', 'x');
    assert.throws(() => settings({}), new NotRead({ kind: 'not served', what: 'Lambda' }));
    const AWS_ENDPOINT_URL_LAMBDA = 'http://127.0.0.1:3001';
    assert.equal(settings({ AWS_ENDPOINT_URL_LAMBDA }).endpoint, AWS_ENDPOINT_URL_LAMBDA);
  });

  test('is told by the package that its client is in', async () => {
    // A name that no package has.
    const name: string = '@aws-sdk/client-of-nothing';
    const service = {
      name: 'COGNITO_IDENTITY_PROVIDER',
      package: name,
      load: () => import(name),
      client: () => ({ send: async () => undefined }),
    } as const;
    const call = serviceCalls(outside(), createPace(outside()), service);
    await assert.rejects(
      call({ region: 'x', action: 'a:B', of: 'the pool' }, async () => {}),
      new NotRead({ kind: 'not installed', package: name }),
    );
  });
});

describe('a call that failed', () => {
  const rows: readonly (readonly [name: string, error: object, expected: RegExp, reached: boolean])[] = [
    ['denied', { name: 'AccessDeniedException' }, /^lacks cognito-idp:DescribeUserPool$/, true],
    [
      'denied something else',
      { name: 'AccessDeniedException', message: 'is not authorized to perform: kms:Decrypt on x' },
      /^lacks kms:Decrypt$/,
      true,
    ],
    ['throttled', { name: 'TooManyRequestsException' }, /answered TooManyRequestsException$/, true],
    [
      'a redirect',
      { name: 'Unknown', $metadata: { httpStatusCode: 302 } },
      /answered HTTP status 302$/,
      true,
    ],
    ['not there', { name: 'ResourceNotFoundException' }, /^the pool does not exist$/, true],
    [
      'not built',
      { name: 'UnsupportedOperationException', message: 'Lifeguard does not have DescribeUserPool yet.' },
      /is not served here$/,
      true,
    ],
    ['no credentials', { name: 'CredentialsProviderError' }, /^There are no AWS credentials/, false],
    [
      'an ended sign-in',
      { name: 'CredentialsProviderError', message: 'Token is expired' },
      /has expired/,
      false,
    ],
    ['an expired token', { name: 'ExpiredTokenException' }, /have expired/, false],
    [
      'another account’s key',
      { name: 'UnrecognizedClientException' },
      /does not accept the credentials/,
      false,
    ],
    ['no network', { name: 'Error', code: 'ENOTFOUND' }, /does not answer \(ENOTFOUND\)/, false],
    ['no answer', { name: 'TimeoutError' }, /does not answer \(TimeoutError\)/, false],
  ];
  for (const [name, members, expected, reached] of rows) {
    test(name, () => {
      const asked = { region: 'us-east-1', action: 'cognito-idp:DescribeUserPool', of: 'the pool' };
      const failure = failedRead(Object.assign(new Error('no'), members), asked, outside());
      assert.ok(failure instanceof (reached ? NotRead : Unreachable), String(failure));
      assert.match(failure.message, expected);
    });
  }
});
