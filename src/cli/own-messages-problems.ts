import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import {
  noOwnMessages,
  type OwnMessages,
  readOwnMessages,
} from '../../lambdas/custom-message/own-messages.ts';
import type { OwnProblem } from '../../lambdas/custom-message/own-problem.ts';
import type { Environment } from '../../lambdas/custom-message/settings.ts';
import { settingsProblems } from '../../lambdas/custom-message/settings-problems.ts';
import type { LoadedPools } from '../config/load-pools.ts';
import type { Problem } from '../config/problem.ts';

type RightPools = Extract<LoadedPools, { ok: true }>;

/**
 * What is wrong with how functions of pools.yaml that are `lifeguard:custom-message` are set up, and with the files of texts
 * that they name as MESSAGES_FILE, by the rules of the function itself: it does without and says so in its log alone.
 *
 * @param directory files in it are shown relative to it
 */
export async function ownMessagesProblems(
  { pools, explain }: RightPools,
  directory: string,
): Promise<readonly Problem[]> {
  const found = Object.entries(pools.functions).map(async ([name, { handler, environment = {} }]) => {
    if (handler !== 'lifeguard:custom-message') return [];
    const { own, problems } = await ownMessages(name, environment, directory);
    const ofSettings = settingsProblems(environment, own).map(({ path, ...told }) => ({
      path: ['functions', name, 'environment', path],
      ...told,
    }));
    return [...problems, ...explain(ofSettings)];
  });
  return (await Promise.all(found)).flat();
}

async function ownMessages(
  name: string,
  environment: Environment,
  directory: string,
): Promise<{ own: OwnMessages; problems: readonly Problem[] }> {
  const path = environment.MESSAGES_FILE;
  if (!path) return { own: noOwnMessages, problems: [] };
  const within = relative(directory, path);
  const file = within.startsWith('..') || isAbsolute(within) ? path : within;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const own = readOwnMessages(text, environment);
    return { own, problems: inFile(file, own.problems) };
  }
  const missing = { path: '', expected: 'a readable file', found: 'none' };
  const hint = `The function ${name} of pools.yaml names it as MESSAGES_FILE.`;
  return { own: noOwnMessages, problems: inFile(file, [missing]).map(problem => ({ ...problem, hint })) };
}

/** The same as problems of a file; its lines are not known. */
export function inFile(file: string, problems: readonly OwnProblem[]): readonly Problem[] {
  return problems.map(problem => ({ file, line: 0, column: 0, ...problem }));
}
