import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { root, runStep, type Step } from './step-runner.ts';
import { stepOf, stepsOf, workflows } from './workflow-files.ts';

const steps = stepsOf('probe.yml', 'probe');
const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
after(() => rmSync(workspace, { recursive: true }));

/** Runs a step with what its expressions are worth. */
function run(
  name: string,
  values: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const step = stepOf(steps, name);
  const env = Object.entries(step.env ?? {}).map(([key, value]) => [
    key,
    values[value] ?? assert.fail(value),
  ]);
  const filled: Step = { ...step, env: Object.fromEntries(env) };
  return runStep(filled, {}, workspace, more);
}

/** What the last step wrote to a file of the runner. */
function writtenTo(file: string): string {
  const folders = readdirSync(workspace).filter(name => name.startsWith('.runner-'));
  return (
    folders.map(folder => readFileSync(join(workspace, folder, file), 'utf8')).find(text => text !== '') ?? ''
  );
}

function clean(): void {
  for (const name of readdirSync(workspace)) rmSync(join(workspace, name), { recursive: true });
}

const secrets = `\${{ secrets.PROBE_ENVIRONMENT }}`;

describe('probe.yml, as it is written,', () => {
  const rows = [
    ['goes on with secrets', 'NAME=value', 'all=true\n', /^$/],
    [
      'ends with a word where there are none',
      '',
      'all=false\n',
      /^::notice title=Nothing was probed::The secret/,
    ],
  ] as const;
  for (const [name, given, output, says] of rows) {
    test(name, () => {
      clean();
      const result = run('See what is given', { [secrets]: given });
      assert.equal(result.code, 0);
      assert.match(result.output, says);
      assert.equal(writtenTo('GITHUB_OUTPUT'), output);
    });
  }

  const places = [
    [
      'of a caller is that of the version it named',
      '.lifeguard-action/bin',
      '.lifeguard-action/bin/lifeguard.js',
    ],
    [
      'of a copy is that of its lockfile',
      'node_modules/lifeguard/bin',
      'node_modules/lifeguard/bin/lifeguard.js',
    ],
  ] as const;
  for (const [name, folder, program] of places) {
    test(`the Lifeguard ${name}`, () => {
      clean();
      mkdirSync(join(workspace, folder), { recursive: true });
      writeFileSync(join(workspace, program), '');
      const result = run('Install Lifeguard', {});
      assert.equal(result.code, 0, result.output);
      assert.match(result.npm[0] ?? '', /^ci --prefix .* --ignore-scripts/);
      assert.equal(writtenTo('GITHUB_ENV'), `LIFEGUARD=${join(workspace, program)}\n`);
    });
  }
});

describe('the probe of probe.yml', () => {
  const usual = {
    "${{ inputs.settings || 'probe.yaml' }}": 'probe.yaml',
    '${{ inputs.aws-role }}': '',
    "${{ inputs.aws-region || 'us-east-1' }}": 'us-east-1',
  };
  const lifeguard = { LIFEGUARD: join(root, 'bin/lifeguard.js') };

  test('gets each value of the secret, masked; a failure fails the step', () => {
    clean();
    const pools = `regions: [us-east-1]\npools:\n  - { id: us-east-1_AkG9mnbjA, name: "\${NAME}" }\n`;
    writeFileSync(join(workspace, 'pools.yaml'), pools);
    // Nobody listens there.
    writeFileSync(join(workspace, 'probe.yaml'), 'target: http://127.0.0.1:9\njourneys: { jwks: {} }\n');
    const given = 'NAME=shop\r\nOTHER=a $(touch taken) `touch taken` 100%\nnot a name=x\n# a comment\nNONE=';
    const result = run('Probe', { ...usual, [secrets]: given }, lifeguard);
    assert.equal(result.code, 3, result.output);
    const masks = '::add-mask::shop\n::add-mask::a $(touch taken) `touch taken` 100%25\n';
    assert.ok(result.output.startsWith(masks), result.output);
    assert.match(result.output, /^::error title=jwks failed at keys%3A shop::http:/m);
    assert.ok(!existsSync(join(workspace, 'taken')));
  });

  test('acts as the role of AWS, by GitHub’s identity', () => {
    clean();
    const programs = join(workspace, 'programs');
    mkdirSync(programs);
    const make = (name: string, script: string) => {
      writeFileSync(
        join(programs, name),
        `#!/bin/bash\necho "${name} $*" >> "${workspace}/calls.txt"\n${script}\n`,
      );
      chmodSync(join(programs, name), 0o755);
    };
    make('curl', `echo '{"value":"the-token"}'`);
    make('aws', `printf 'AKIA\\tsecret-key\\tsession-token\\n'`);
    make(
      'node',
      'echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN $AWS_REGION $PROBE_ENVIRONMENT$ACTIONS_ID_TOKEN_REQUEST_TOKEN" >> "$GITHUB_WORKSPACE/seen.txt"',
    );
    const result = run(
      'Probe',
      {
        ...usual,
        [secrets]: 'PROBE_ROLE=arn:aws:iam::123456789012:role/probe\nAWS_REGION=eu-west-1',
      },
      {
        ...lifeguard,
        PATH: `${programs}:${process.env.PATH}`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/?x=1',
      },
    );
    assert.equal(result.code, 0, result.output);
    const [curl, aws, node] = readFileSync(join(workspace, 'calls.txt'), 'utf8').split('\n');
    assert.match(
      curl ?? '',
      /bearer request-token https:\/\/token\.example\/\?x=1&audience=sts\.amazonaws\.com$/,
    );
    assert.match(
      aws ?? '',
      /--role-arn arn:aws:iam::123456789012:role\/probe .* --web-identity-token the-token /,
    );
    assert.match(
      node ?? '',
      /^node .*lifeguard\.js probe --all --once --settings=probe\.yaml --format=github$/,
    );
    assert.equal(
      readFileSync(join(workspace, 'seen.txt'), 'utf8'),
      'AKIA secret-key session-token eu-west-1 \n',
    );
    for (const secret of ['the-token', 'secret-key', 'session-token']) {
      assert.ok(result.output.includes(`::add-mask::${secret}\n`));
    }
  });
});

test('probe.yml runs at an odd minute, one at a time, and breaks none off', () => {
  const probe = workflows.find(({ file }) => file.endsWith('/probe.yml'));
  const [, minute] = /cron: "(\d+) \* \* \* \*"/.exec(probe?.text ?? '') ?? [];
  assert.ok(Number(minute) % 5 !== 0);
  assert.match(probe?.text ?? '', /cancel-in-progress: false/);
  for (const { name, if: when } of steps.slice(1))
    assert.match(when ?? '', /^steps\.given\.outputs\.all == 'true'/, name);
});
