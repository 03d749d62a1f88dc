import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { updateClient, updatePool, word } from '../../src/doctor/mend.ts';
import { printable } from '../../src/pool/printable.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { type DescribedPool, healthyPool, hosted } from './healthy.ts';

const run = promisify(execFile);
const missing = ['aws', 'jq'].filter(name => spawnSync(name, ['--version']).status !== 0);
const pool = { id: 'us-east-1_Mended0001' };
const client = { pool: { ...pool, kind: 'pool', name: 'mended' }, id: 'mended0one' } as const;

test('a hostile id stays one word of a command, and a hostile name one line', () => {
  const id = "x'; touch /tmp/owned; '";
  const script = updateClient(
    { pool: { ...pool, kind: 'pool', name: 'x' }, id },
    '.EnableTokenRevocation = true',
  );
  const [, line = ''] = script.split('\n');
  const { stdout } = spawnSync('sh', ['-c', line.replace('aws ', 'printf "%s\\n" ').replace(/\\$/, '')]);
  assert.ok(stdout.toString().split('\n').includes(id), stdout.toString());
  assert.equal(printable({ name: 'a\nreboot', of: ['b\u001b[31m'] }).name, 'a reboot');
  assert.deepEqual(printable({ of: ['b\u001b[31m'] }).of, ['b\uFFFD[31m']);
});

test('a name from elsewhere is one word of a command', () => {
  for (const name of ['f$(id);echo', 'a b', "it's", '`id`', '', 'arn:aws:lambda:us-east-1:1:function:f']) {
    const { stdout } = spawnSync('sh', ['-c', `printf '%s|' aws ${word(name)}`]);
    assert.equal(stdout.toString(), `aws|${name}|`);
  }
});

test('what a terminal obeys is escaped in a command, and stays what it is', () => {
  for (const name of ["\u001b]0;it's\u0007", 'a\nb', '\\\u202e$(id)']) {
    const written = word(name);
    assert.match(written, /^[\x20-\x7e]+$/);
    const { stdout } = spawnSync('bash', ['-c', `printf '%s|' ${written}`], { env: { LC_ALL: 'C.UTF-8' } });
    assert.equal(stdout.toString(), `${name}|`);
  }
});

describe('commands that mend', {
  skip: missing.length > 0 && `${missing.join(', ')}: not on the PATH`,
}, () => {
  let lifeguard: Lifeguard;
  let sdk: CognitoIdentityProviderClient;
  before(async () => {
    const entry = {
      ...healthyPool,
      ...pool,
      name: 'mended',
      deletionProtection: false,
      tags: { team: 'pools' },
      passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 3 },
      clients: [
        {
          ...hosted,
          id: client.id,
          name: 'one',
          generateSecret: true,
          readAttributes: ['email', 'email_verified'],
        },
      ],
    } satisfies DescribedPool;
    lifeguard = await startLifeguard({ pools: { regions: ['us-east-1'], pools: [entry] } });
    const { endpoint, region, credentials } = lifeguard;
    sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  });
  after(() => lifeguard.stop());

  const shell = async (script: string) => {
    const { accessKeyId, secretAccessKey } = lifeguard.credentials;
    await run('bash', ['-euo', 'pipefail', '-c', script], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_ENDPOINT_URL: lifeguard.endpoint,
        AWS_PAGER: '',
        // What the machine's owner has set must not matter.
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    });
  };
  const poolSettings = async () => {
    const { UserPool = {} } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    const { $metadata: _of, ...mfa } = await sdk.send(
      new GetUserPoolMfaConfigCommand({ UserPoolId: pool.id }),
    );
    const { LastModifiedDate: _at, ...settings } = UserPool;
    return { ...settings, mfa };
  };
  const clientSettings = async () => {
    const command = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: client.id });
    const { UserPoolClient = {} } = await sdk.send(command);
    const { LastModifiedDate: _at, ...settings } = UserPoolClient;
    return settings;
  };

  test('change one setting of a pool and keep all others', async () => {
    const before = await poolSettings();
    await shell(updatePool(pool, '.DeletionProtection = "ACTIVE"'));
    assert.deepEqual(await poolSettings(), { ...before, DeletionProtection: 'ACTIVE' });
  });

  test('change one setting of an app client and keep all others, its secret among them', async () => {
    const before = await clientSettings();
    assert.ok(before.ClientSecret);
    await shell(updateClient(client, '.EnableTokenRevocation = false'));
    assert.deepEqual(await clientSettings(), { ...before, EnableTokenRevocation: false });
  });
});
