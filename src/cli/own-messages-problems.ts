import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { readOwnMessages } from '../../lambdas/custom-message/own-messages.ts';
import type { OwnProblem } from '../../lambdas/custom-message/own-problem.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Problem } from '../config/problem.ts';

/**
 * What is wrong with the files of texts that functions of pools.yaml name as MESSAGES_FILE, by the rules of the function
 * itself: it leaves such texts out and says so in its log alone.
 *
 * @param directory files in it are shown relative to it
 */
export async function ownMessagesProblems(
  { functions }: PoolsFile,
  directory: string,
): Promise<readonly Problem[]> {
  const found = Object.entries(functions).map(async ([name, { handler, environment = {} }]) => {
    const path = environment.MESSAGES_FILE;
    if (handler !== 'lifeguard:custom-message' || !path) return [];
    const own = relative(directory, path);
    const file = own.startsWith('..') || isAbsolute(own) ? path : own;
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return inFile(file, readOwnMessages(text, environment).problems);
    const missing = { path: '', expected: 'a readable file', found: 'none' };
    const hint = `The function ${name} of pools.yaml names it as MESSAGES_FILE.`;
    return inFile(file, [missing]).map(problem => ({ ...problem, hint }));
  });
  return (await Promise.all(found)).flat();
}

/** The same as problems of a file; its lines are not known. */
export function inFile(file: string, problems: readonly OwnProblem[]): readonly Problem[] {
  return problems.map(problem => ({ file, line: 0, column: 0, ...problem }));
}
