import { dirname, resolve } from 'node:path';
import type { Finding } from './cross-check.ts';
import { crossChecks } from './cross-checks.ts';
import { explainFinding, explainIssue, explainRefusal } from './explain.ts';
import type { FunctionEntry } from './function-entry.ts';
import type { PoolsFile } from './pools-file.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import { locate, type Path, parseSource } from './source.ts';
import { type Environment, environmentPaths, substitute } from './substitute.ts';
import { understand } from './understood.ts';
import { validate } from './validate.ts';

/** A pools.yaml that was read, or everything that is wrong with it. */
export type LoadedPools =
  | {
      readonly ok: true;
      readonly pools: PoolsFile;
      /**
       * Paths of values that came from the environment, such as
       * `pools[0].users[0].password`: not for display.
       */
      readonly fromEnvironment: ReadonlySet<string>;
      /** What else turns out to be wrong with the file, at its places and in their order. */
      explain(findings: readonly Finding[]): readonly Problem[];
      /** Where a value stands; where it is left out, what it would stand in. Both count from 1. */
      placeOf(path: Path): { readonly line: number; readonly column: number };
    }
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
  const parsed = parseSource(given.file, text);
  if ('problems' in parsed) return { ok: false, problems: inOrder(parsed.problems) };
  const { source } = parsed;
  const { substituted, problems: unset } = substitute(source, given.environment);
  const { data, result } = validate(source, substituted);
  const issues = result.success ? [] : result.error.issues;
  const understood = understand(data);
  const findings = Object.values(crossChecks).flatMap(check => check(understood, given.directory));
  const problems: Problem[] = [
    ...unset,
    ...issues.flatMap(issue => explainIssue(source, substituted, issue)),
    ...findings.map(finding => explainFinding(source, substituted, finding)),
  ];
  if (!result.success || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return {
    ok: true,
    pools: { ...result.data, functions: withHandlerFiles(result.data.functions, given.directory) },
    fromEnvironment: environmentPaths(source, substituted),
    explain: later => inOrder(later.map(finding => explainRefusal(source, substituted, finding))),
    placeOf: path => {
      const { line, column } = locate(source, path);
      return { line, column };
    },
  };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
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
