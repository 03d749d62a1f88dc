import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The repository, which is the action's folder on a runner. */
export const root = resolve(import.meta.dirname, '../..');

/** A step of a workflow or a composite action, as its YAML says. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

/** What became of a step. */
export interface StepResult {
  readonly code: number | null;
  readonly output: string;
  /** The command lines of npm, which is not run here: a test installs nothing. */
  readonly npm: readonly string[];
}

/**
 * Runs the `run` of a step as GitHub's runner does for `shell: bash`, with the files and variables that it gives.
 *
 * @param inputs the value of each `inputs.NAME`
 * @param workspace the folder of what was checked out
 */
export function runStep(
  step: Step,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  more: Readonly<Record<string, string>> = {},
): StepResult {
  const temporary = mkdtempSync(join(workspace, '.runner-'));
  const programs = join(temporary, 'bin');
  mkdirSync(programs);
  const npmLog = join(temporary, 'npm.log');
  writeFileSync(npmLog, '');
  writeFileSync(join(programs, 'npm'), `#!/bin/sh\necho "$@" >> '${npmLog}'\n`);
  chmodSync(join(programs, 'npm'), 0o755);
  const script = join(temporary, 'step.sh');
  writeFileSync(script, step.run ?? '');
  const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'];
  for (const name of files) writeFileSync(join(temporary, name), '');
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
    {
      cwd: resolve(workspace, filled(step['working-directory'] ?? '.', inputs)),
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        PATH: [programs, dirname(process.execPath), process.env.PATH].join(':'),
        HOME: process.env.HOME,
        ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: root, GITHUB_WORKSPACE: workspace },
        ...{ RUNNER_OS: 'Linux', RUNNER_TEMP: temporary, RUNNER_TOOL_CACHE: temporary },
        ...Object.fromEntries(files.map(name => [name, join(temporary, name)])),
        ...Object.fromEntries(
          Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, inputs)]),
        ),
        ...more,
      },
    },
  );
  const npm = readFileSync(npmLog, 'utf8').split('\n').filter(Boolean);
  return { code: status, output: stdout + stderr, npm };
}

/** A value with the inputs that it names; any other expression is none that a test can know. */
function filled(value: string, inputs: Readonly<Record<string, string>>): string {
  return String(value).replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    const name = /^inputs\.([\w-]+)$/.exec(expression)?.[1];
    const given = name === undefined ? undefined : inputs[name];
    if (given === undefined) throw new Error(`The test does not know what ${expression} is.`);
    return given;
  });
}
