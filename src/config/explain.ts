import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type * as z from 'zod';
import type { Finding } from './cross-check.ts';
import { type JsonSchema, schemaAt } from './json-schema.ts';
import type { Problem } from './problem.ts';
import { locate, locateKey, type Path, pathText, type Source } from './source.ts';
import type { Substituted } from './substitute.ts';
import { didYouMean } from './suggest.ts';

/**
 * The problems that one issue of the schema stands for: one, or one for each unknown key.
 *
 * @param root the schema of the whole file
 */
export function explainIssue(
  source: Source,
  substituted: Substituted,
  issue: z.core.$ZodIssue,
  root: JsonSchema,
): readonly Problem[] {
  // Keys of YAML are text or indexes, so no step is a symbol.
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => unknownKey(source, [...path, key], root));
  }
  if (issue.code === 'invalid_key') {
    const place = { file: source.file, ...locateKey(source, path), path: pathText(path) };
    const expected = issue.issues[0]?.message ?? 'another key';
    return [{ ...place, expected, found: `the key ${JSON.stringify(path.at(-1))}` }];
  }
  const { line, column, node, reached } = locate(source, path);
  const origin = isScalar(node) ? substituted.get(node) : undefined;
  if (origin === 'failed') return [];
  const place = { file: source.file, line, column, path: pathText(path) };
  const schema = schemaAt(path, root);
  const missing = reached ? undefined : 'nothing: the key is missing';
  const unquoted =
    schema?.type === 'string' && isScalar(node) && node.value !== null && typeof node.value !== 'string';
  const hidden = schema?.writeOnly
    ? `${unquoted ? `a ${typeof node.value}` : 'another value'} (not shown: it is a secret)`
    : undefined;
  const given = origin === 'environment' ? foreign : undefined;
  const found =
    missing ?? (isScalar(node) && node.value !== null ? (hidden ?? given) : undefined) ?? kindOf(node);
  const words = schema?.enum ?? schema?.items?.enum;
  const hint =
    words && isScalar(node) && typeof node.value === 'string' && found.startsWith('"')
      ? didYouMean(node.value, words)
      : unquoted && fitsQuoted(node.source ?? String(node.value), schema)
        ? 'Text that YAML would take for something else goes in quotes.'
        : undefined;
  return [{ ...place, expected: issue.message, found, ...(hint === undefined ? {} : { hint }) }];
}

function fitsQuoted(text: string, { pattern }: JsonSchema): boolean {
  return pattern === undefined || new RegExp(pattern).test(text);
}

/** The problem that a check of entries against each other found. */
export function explainFinding(
  source: Source,
  substituted: Substituted,
  { path, expected, found, hint }: Finding,
): Problem {
  const { line, column, node } = locate(source, path);
  const problem = { file: source.file, line, column, path: pathText(path), expected, found };
  if (isScalar(node) && substituted.get(node) === 'environment') return { ...problem, found: foreign };
  return hint === undefined || namesForeign(substituted, hint) ? problem : { ...problem, hint };
}

/** The problem of an entry that the service refuses, in words of the service that may name what stands in it. */
export function explainRefusal(source: Source, substituted: Substituted, finding: Finding): Problem {
  const problem = explainFinding(source, substituted, finding);
  return namesForeign(substituted, problem.found) ? { ...problem, found: foreign } : problem;
}

/** Whether a text would show a value that came from the environment. */
function namesForeign(substituted: Substituted, text: string): boolean {
  return [...substituted].some(
    ([{ value }, origin]) =>
      origin === 'environment' && typeof value === 'string' && value !== '' && text.includes(value),
  );
}

const foreign = 'another value from the environment (not shown)';

function unknownKey(source: Source, path: Path, root: JsonSchema): Problem {
  const key = String(path.at(-1));
  const known = Object.keys(schemaAt(path.slice(0, -1), root)?.properties ?? {});
  return {
    file: source.file,
    ...locateKey(source, path),
    path: pathText(path),
    expected: 'a known key',
    found: `the key ${JSON.stringify(key)}`,
    hint: key === '<<' ? noMergeKeys : (didYouMean(key, known) ?? `Known here: ${known.join(', ')}.`),
  };
}

/** A key of YAML 1.1 that takes over the keys of another mapping. */
const noMergeKeys = 'Keys are not merged: share their values instead, such as passwordPolicy: *policy.';

/** What stands there, in a word, or the value itself where it is short. */
function kindOf(node: Node | null): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return node.items.length === 0 ? 'an empty list' : 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  if (typeof node.value !== 'string') return String(node.source ?? node.value);
  // Of an address, a name and a password before the host are not shown.
  const shown = JSON.stringify(node.value).replace(/\/\/[^/@]*@/, '//…@');
  return shown.length > 80 ? `${shown.slice(0, 78)}…"` : shown;
}
