import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, type Step } from './step-runner.ts';

/** An input, as workflows and actions declare them. */
export interface Input {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly type?: string;
}

/** A workflow, as far as the tests look at it. */
export interface Workflow {
  readonly permissions?: object;
  readonly on: { readonly workflow_call?: { readonly inputs?: Readonly<Record<string, Input>> } };
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}

/** The metadata of a composite action. */
export interface Action {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  readonly [key: string]: unknown;
}

/** A file of the repository. */
export const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** The action of this repository. */
export const action: Action = parse(read('action.yml'));
/** The workflows of this repository. */
export const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map(file => ({
  file,
  text: read(file),
  workflow: parse(read(file)) as Workflow,
}));

/** The steps of a job. @throws if there is no such job */
export function stepsOf(name: string, job: string): readonly Step[] {
  const found = workflows.find(({ file }) => file.endsWith(`/${name}`))?.workflow.jobs[job];
  if (!found) throw new Error(`${name} has no job ${job}.`);
  return found.steps;
}

/** A step by its name. @throws if there is none */
export function stepOf(steps: readonly Step[], name: string): Step {
  const found = steps.find(step => step.name === name);
  if (!found) throw new Error(`There is no step ${name}.`);
  return found;
}
