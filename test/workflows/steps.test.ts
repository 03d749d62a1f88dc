import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runStep, type Step } from './step-runner.ts';
import { action, type Input, stepOf, stepsOf } from './workflow-files.ts';

/** A page that does all that it must for its one app client. */
const page = `<!doctype html><title>Reset</title>
<form><input name="code"><input type="password"><button>Save</button></form><p id="told"></p>
<script>
  const asked = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname);
  const client = asked.get('cid');
  document.querySelector('[name=code]').value = asked.get('code');
  if (client !== '2eq1vf0nvl5o3rha2vshm8j0mn') document.querySelector('form').remove();
  document.querySelector('form')?.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await fetch('https://cognito-idp.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({
        ClientId: client, Username: asked.get('email'), ConfirmationCode: asked.get('code'),
        Password: document.querySelector('[type=password]').value,
      }),
    }).catch(() => ({}));
    document.querySelector('#told').textContent = answer.ok
      ? 'Your password is changed.' : 'This did not work. Ask the app for a new code.';
  });
</script>`;

const pools = `
regions: [us-east-1]
pools:
  - { id: us-east-1_AkG9mnbjA, name: shop, clients: [{ id: 2eq1vf0nvl5o3rha2vshm8j0mn, name: web }] }
`;

/** A step that is run as it is written, with what it must come to. */
interface Row {
  readonly inputs: Readonly<Record<string, string>>;
  readonly code: number;
  readonly says: RegExp;
}

const skip = 'says-failures-in-words\nthrows-nothing';
const fast = { page: 'site', fast: 'true', mutants: 'true', skip };

/** Each by the step that it runs: a workflow that is new gets its rows here. */
const rows: Readonly<
  Record<string, readonly [step: Step, defaults: Readonly<Record<string, Input>>, row: Row]>
> = {
  'the action installs what its lockfile says': [
    stepOf(action.runs.steps, 'Install Lifeguard'),
    action.inputs,
    { inputs: {}, code: 0, says: /^$/ },
  ],
  'the action guards a page that is right': [
    stepOf(action.runs.steps, 'Guard the page'),
    action.inputs,
    { inputs: fast, code: 0, says: /^Nothing wrong\.\n$/ },
  ],
  'the action fails for a page that is wrong, with annotations': [
    stepOf(action.runs.steps, 'Guard the page'),
    action.inputs,
    {
      inputs: { ...fast, mutants: 'false', page: 'wrong' },
      code: 1,
      says: /^::error title=sends-the-code-once%3A wrong::/m,
    },
  ],
  'what is given to the action is no code': [
    stepOf(action.runs.steps, 'Guard the page'),
    action.inputs,
    {
      inputs: { ...fast, page: '--output=$(touch taken)`touch taken`; touch taken' },
      code: 2,
      says: /is neither an address/,
    },
  ],
  'guard.yml builds by the command that it is given': [
    stepOf(stepsOf('guard.yml', 'guard'), 'Build the page'),
    {},
    {
      inputs: { build: 'mkdir built && echo "done $((1 + 1))"', 'working-directory': '.' },
      code: 0,
      says: /^done 2$/m,
    },
  ],
  'guard.yml fails where the build does': [
    stepOf(stepsOf('guard.yml', 'guard'), 'Build the page'),
    {},
    { inputs: { build: 'false | true; echo late', 'working-directory': '.' }, code: 1, says: /^$/ },
  ],
};

describe('as it is written,', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  after(() => rmSync(workspace, { recursive: true }));
  before(() => {
    writeFileSync(join(workspace, 'pools.yaml'), pools);
    for (const [folder, html] of Object.entries({
      site: page,
      wrong: page.replace('await fetch', 'await Promise.resolve'),
    })) {
      mkdirSync(join(workspace, folder));
      writeFileSync(join(workspace, folder, 'index.html'), html);
    }
  });

  for (const [name, [step, defaults, { inputs, code, says }]] of Object.entries(rows)) {
    test(name, () => {
      const all = {
        ...Object.fromEntries(
          Object.entries(defaults).map(([key, input]) => [key, String(input.default ?? '')]),
        ),
        ...inputs,
      };
      const result = runStep(step, all, workspace);
      assert.equal(result.code, code, result.output);
      assert.match(result.output, says);
      for (const line of result.npm) assert.match(line, /^ci .*--ignore-scripts/);
      assert.ok(!existsSync(join(workspace, 'taken')));
    });
  }
});
