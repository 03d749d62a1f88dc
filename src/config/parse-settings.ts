import type * as z from 'zod';
import type { Finding } from './cross-check.ts';
import { explainFinding, explainIssue, explainRefusal } from './explain.ts';
import { jsonSchema } from './json-schema.ts';
import type { Problem } from './problem.ts';
import { locate, type Path, parseSource } from './source.ts';
import { type Environment, environmentPaths, substitute } from './substitute.ts';
import { validate } from './validate.ts';

/** A file of settings that was read and is right. */
export interface ParsedSettings<T> {
  /** Validated, defaults filled in, references to the environment replaced. */
  readonly data: T;
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

/** A kind of file. */
export interface SettingsKind<T> {
  readonly schema: z.ZodType<T>;
  /** What an empty file should have been. */
  readonly expected: string;
  /** Holds entries against each other, of data that may be wrong elsewhere. */
  readonly check: (data: unknown) => readonly Finding[];
}

/**
 * Checks the text of a file of settings in YAML. Never throws for what stands in it: every problem is in the answer.
 *
 * @param given the file's name for problems, and the environment
 */
export function parseSettings<T>(
  text: string,
  given: { readonly file: string; readonly environment: Environment },
  { schema, expected, check }: SettingsKind<T>,
):
  | ({ readonly ok: true } & ParsedSettings<T>)
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = parseSource(given.file, text, expected);
  if ('problems' in parsed) return { ok: false, problems: inOrder(parsed.problems) };
  const { source } = parsed;
  const { substituted, problems: unset } = substitute(source, given.environment);
  const { data, result } = validate(source, substituted, schema);
  const issues = result.success ? [] : result.error.issues;
  const problems: Problem[] = [
    ...unset,
    ...issues.flatMap(issue => explainIssue(source, substituted, issue, jsonSchema(schema))),
    ...check(data).map(finding => explainFinding(source, substituted, finding)),
  ];
  if (!result.success || problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return {
    ok: true,
    data: result.data,
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
