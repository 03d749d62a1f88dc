import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { layPackage } from '../../scripts/lay-package.ts';
import { joinedName } from '../../src/causes/filed-modules.ts';

// Within the project, so that its dependencies are found.
const cache = resolve(import.meta.dirname, '../../node_modules/.cache');
mkdirSync(cache, { recursive: true });
const project = mkdtempSync(join(cache, 'package-'));
after(() => rmSync(project, { recursive: true }));

const home = join(project, 'node_modules/lifeguard');
const program = join(home, 'bin/lifeguard.js');
const run = promisify(execFile);
const given = { cwd: project, env: { ...process.env, NO_COLOR: '1' } };

before(() => layPackage(home));

describe('the package', () => {
  test('tells its version', async () => {
    const { stdout } = await run(process.execPath, [program, 'version'], given);
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    assert.match(stdout, new RegExp(`^lifeguard ${version.replaceAll('.', '\\.')}, `));
  });

  test('carries the licences of what is joined in', () => {
    const text = readFileSync(join(home, 'dist/bundle/LICENSES.txt'), 'utf8');
    for (const library of ['zod', 'yaml']) assert.match(text, new RegExp(`^${library}$`, 'm'));
  });

  test('explains with the causes that a checkout has, read as one module', async () => {
    for (const folder of ['causes', 'doctor/checks']) {
      assert.ok(existsSync(join(home, 'dist/src', folder, joinedName)));
    }
    const told = async (cli: string) => {
      const args = [cli, 'explain', 'ExpiredCodeException', '--all', '--json'];
      // A failure that is explained is something found.
      const { code, stdout } = await run(process.execPath, args, given).catch(error => error);
      assert.equal(code, 1);
      return JSON.parse(stdout);
    };
    assert.deepEqual(await told(program), await told(resolve(import.meta.dirname, '../../bin/lifeguard.js')));
  });

  test('probes, for which it loads what lies outside of the bundle', async () => {
    // Nobody listens at that port.
    const args = ['probe', '--client', '6sjjnkaeagnqgkmbl1mr5rtfsr', '--endpoint', 'http://127.0.0.1:1'];
    const { code, stderr } = await run(process.execPath, [program, ...args], given).catch(error => error);
    assert.equal(code, 3, stderr);
  });
});

describe('the Lambda function of the package', () => {
  test('is packaged without its sources, and is the same as from them', async () => {
    const made = async (cli: string) => {
      const args = [cli, 'lambda', 'package', '--dirty', '--out', 'made.zip', '--json'];
      return JSON.parse((await run(process.execPath, args, given)).stdout);
    };
    assert.deepEqual(await made(program), await made(resolve(import.meta.dirname, '../../bin/lifeguard.js')));
  });

  test('is shown with its messages', async () => {
    const { stdout } = await run(process.execPath, [program, 'mail', 'preview', '--json'], given);
    const messages: { ok: boolean; function: string | null }[] = JSON.parse(stdout);
    assert.ok(messages.length > 0);
    assert.ok(messages.every(message => message.ok && message.function !== null));
  });

  test('has its encoders exported', async () => {
    const file = join(project, 'encode.mjs');
    writeFileSync(
      file,
      `import { awsUriEncode } from 'lifeguard/encode';
       import { resetLink } from 'lifeguard/reset-link';
       const values = { email: "o'b@example.com", clientId: undefined, userPoolId: 'p' };
       console.log(awsUriEncode('(1)*'), resetLink('https://example.com/', values));`,
    );
    const { stdout } = await run(process.execPath, [file], given);
    assert.equal(
      stdout.trim(),
      '%281%29%2A https://example.com/?code={####}&email=o%27b%40example.com&pid=p',
    );
  });
});

describe('the package at work', () => {
  const service = { endpoint: '', stop: async () => {} };
  before(async () => {
    const child = spawn(
      process.execPath,
      [program, 'up', '--port', '0', '--data', 'memory', '--json'],
      given,
    );
    let said = '';
    for await (const text of child.stdout) {
      said += text;
      if (said.includes('\n')) break;
    }
    service.endpoint = JSON.parse(said).endpoint;
    service.stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
  });
  after(() => service.stop());

  const ClientId = '6sjjnkaeagnqgkmbl1mr5rtfsr';
  const Username = 'test-staging@thephenom.app';
  const Password = 'Another-Password-1';
  const sdk = () =>
    new CognitoIdentityProviderClient({
      endpoint: service.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });

  test('resets a password by the mail of its own Lambda function, and signs in with it', async () => {
    const cognito = sdk();
    await cognito.send(new ForgotPasswordCommand({ ClientId, Username }));
    const response = await fetch(`${service.endpoint}/_lifeguard/mail?to=${Username}`);
    const [mail] = (await response.json()) as [{ codes: string[]; links: string[] }];
    assert.match(mail.links[0] ?? '', /\/reset-password/);
    const ConfirmationCode = mail.codes[0];
    await cognito.send(new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password }));
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    );
    assert.ok(AuthenticationResult?.AccessToken);
  });

  const pages = [
    ['/reset-password/', /<form/],
    ['/_lifeguard/', /<h1/],
    ['/_lifeguard/mailbox', /<h1/],
    ['/_lifeguard/assets/base.css', /\{/],
  ] as const;
  for (const [path, expected] of pages) {
    test(`serves ${path}`, async () => {
      const response = await fetch(`${service.endpoint}${path}`);
      assert.equal(response.status, 200);
      assert.match(await response.text(), expected);
    });
  }

  test('tells people what a failure means, by its catalogue of causes', async () => {
    await assert.rejects(sdk().send(new ForgotPasswordCommand({ ClientId: 'nobodys', Username })));
    const page = await (await fetch(`${service.endpoint}/_lifeguard/`)).text();
    assert.match(page, /A public operation was called with a ClientId that no user pool has/);
  });
});

describe('the kit of the package', () => {
  async function script(name: string, code: string): Promise<string> {
    const file = join(project, `${name}.mjs`);
    writeFileSync(file, code);
    return (await run(process.execPath, [file], given)).stdout;
  }

  test('starts in the process of a test', async () => {
    const said = await script(
      'kit',
      `import { startLifeguard } from 'lifeguard/testing';
       await using lifeguard = await startLifeguard();
       console.log((await fetch(lifeguard.endpoint + '/_lifeguard/health')).status);`,
    );
    assert.equal(said.trim(), '200');
  });

  test('says in one sentence that Node.js is too old', async () => {
    const said = await script(
      'old',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.1.0' } });
       const { startLifeguard } = await import('lifeguard/testing');
       await startLifeguard().catch(error => console.log(error.message));`,
    );
    assert.equal(
      said.trim(),
      'lifeguard/testing needs Node.js 24 or newer and this is 22.1.0: get it from https://nodejs.org/.',
    );
  });
});
