import { dirname, resolve } from 'node:path';
import { crossChecks } from './cross-checks.ts';
import type { FunctionEntry } from './function-entry.ts';
import { type ParsedSettings, parseSettings } from './parse-settings.ts';
import { type PoolsFile, poolsFile } from './pools-file.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import type { Environment } from './substitute.ts';
import { understand } from './understood.ts';

/** A pools.yaml that was read, or everything that is wrong with it. */
export type LoadedPools =
  | ({ readonly ok: true; readonly pools: PoolsFile } & Omit<ParsedSettings<PoolsFile>, 'data'>)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads and checks a pools.yaml. Never throws for what stands in the file: every problem is in the answer.
 */
export function loadPools(path: string, environment: Environment): LoadedPools {
  const read = readText(path);
  if ('problem' in read) return { ok: false, problems: [read.problem] };
  return parsePools(read.text, { file: path, directory: dirname(resolve(path)), environment });
}

/**
 * Checks the text of a pools.yaml.
 *
 * @param given the file's name for problems, the directory that paths of handlers
 * start from, and the environment
 */
export function parsePools(
  text: string,
  given: { readonly file: string; readonly directory: string; readonly environment: Environment },
): LoadedPools {
  const read = parseSettings(text, given, {
    schema: poolsFile,
    expected: 'a mapping with regions and pools',
    check(data) {
      const understood = understand(data);
      return Object.values(crossChecks).flatMap(check => check(understood, given.directory));
    },
  });
  if (!read.ok) return read;
  const { data, ...rest } = read;
  return {
    ...rest,
    pools: { ...data, functions: withHandlerFiles(data.functions, given.directory) },
  };
}

/** Handlers, and the texts of the one that comes along, are named relative to the file. */
function withHandlerFiles(
  functions: Readonly<Record<string, FunctionEntry>>,
  directory: string,
): Record<string, FunctionEntry> {
  const entries = Object.entries(functions).map(([name, entry]): [string, FunctionEntry] => {
    const { handler, environment } = entry;
    if (handler === undefined) return [name, entry];
    if (!handler.startsWith('lifeguard:')) return [name, { ...entry, handler: resolve(directory, handler) }];
    const messages = environment?.MESSAGES_FILE;
    if (!messages) return [name, entry];
    return [name, { ...entry, environment: { ...environment, MESSAGES_FILE: resolve(directory, messages) } }];
  });
  return Object.fromEntries(entries);
}
