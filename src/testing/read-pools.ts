import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePoolsFile } from '../config/choose-pools-file.ts';
import { type LoadedPools, parsePools } from '../config/load-pools.ts';
import { triggerNames } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { formatProblems, type Problem } from '../config/problem.ts';
import { readText } from '../config/read-text.ts';
import type { Environment } from '../config/substitute.ts';
import type { PoolsDescription, TriggerModules } from './pools-description.ts';

/** Where a description comes from. */
export interface DescriptionSource {
  /** An object, or the path of a pools.yaml; the example where it is left out. */
  readonly pools: PoolsDescription | string | URL | undefined;
  /** What paths start from. */
  readonly directory: string;
  readonly environment: Environment;
}

/** A description that was read. */
export interface ReadDescription {
  readonly pools: PoolsFile;
  /** Tells what the service refuses of it. */
  refused(findings: Parameters<ExplainFindings>[0]): Error;
}

type ExplainFindings = Extract<LoadedPools, { ok: true }>['explain'];

/**
 * The pools to start with. An object is taken as it stands; in a file, references
 * to the environment are replaced.
 *
 * @throws Error that lists everything that is wrong with the description
 */
export function readPools({ pools, directory, environment }: DescriptionSource): ReadDescription {
  if (typeof pools === 'object' && !(pools instanceof URL)) {
    const literal = (_key: string, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('${', () => '$${') : value;
    const text = JSON.stringify(pools, literal);
    return parsed(text, { file: 'pools', directory, environment }, problem => ({ ...problem, line: 0 }));
  }
  const file = pools === undefined ? examplePath() : pathOf(pools, directory);
  const read = readText(file);
  if ('problem' in read) throw new Error(formatProblems([read.problem]));
  return parsed(read.text, { file, directory: dirname(file), environment });
}

/**
 * Adds the modules as functions, each as the trigger of all pools.
 *
 * @throws Error if a module is not there, or there is no such trigger
 */
export function withTriggers(file: PoolsFile, modules: TriggerModules, directory: string): PoolsFile {
  const given = Object.entries(modules);
  const names: readonly string[] = triggerNames;
  for (const [trigger, module] of given) {
    if (!names.includes(trigger)) {
      throw new Error(`There is no trigger ${trigger}. Triggers: ${names.join(', ')}.`);
    }
    const path = pathOf(module, directory);
    if (!existsSync(path)) throw new Error(`The module of the trigger ${trigger} is not there: ${path}.`);
  }
  const entry = (module: string | URL) => ({ handler: pathOf(module, directory) });
  const functions = given.map(([trigger, module]) => [nameOf(trigger), entry(module)] as const);
  const triggers = Object.fromEntries(given.map(([trigger]) => [trigger, nameOf(trigger)]));
  return {
    ...file,
    functions: { ...file.functions, ...Object.fromEntries(functions) },
    pools: file.pools.map(pool => ({ ...pool, triggers: { ...pool.triggers, ...triggers } })),
  };
}

/** The name of the function that a module becomes. */
function nameOf(trigger: string): string {
  return `test-kit-${trigger}`;
}

function pathOf(file: string | URL, directory: string): string {
  return file instanceof URL ? fileURLToPath(file) : resolve(directory, file);
}

/** Never a pools.yaml that happens to be in the working directory: tests start alike everywhere. */
function examplePath(): string {
  return choosePoolsFile(undefined, '/nowhere').path;
}

/** What was read before: a suite starts with the same description again and again. */
const known = new Map<string, ReadDescription>();

/** @param shown what is told of a problem: the lines of an object are none that its author knows */
function parsed(
  text: string,
  given: Parameters<typeof parsePools>[1],
  shown: (problem: Problem) => Problem = problem => problem,
): ReadDescription {
  // With a reference in it, the text alone does not tell what it means.
  const key = text.includes('${') ? undefined : `${given.directory}\n${text}`;
  const before = key === undefined ? undefined : known.get(key);
  if (before) return before;
  const error = (problems: readonly Problem[]) =>
    new Error(`These pools cannot be started:\n${formatProblems(problems.map(shown))}`);
  const loaded = parsePools(text, given);
  if (!loaded.ok) throw error(loaded.problems);
  const read: ReadDescription = {
    pools: loaded.pools,
    refused: findings => error(loaded.explain(findings)),
  };
  if (key !== undefined) known.set(key, read);
  return read;
}
