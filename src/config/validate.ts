import { isScalar } from 'yaml';
import type * as z from 'zod';
import { locate, type Path, type Source } from './source.ts';
import type { Substituted } from './substitute.ts';

/**
 * Holds the data of a file against the schema. Text from a reference to the environment may stand for a
 * number or a truth value where the schema wants one: variables are always text.
 */
export function validate<T>(
  source: Source,
  substituted: Substituted,
  schema: z.ZodType<T>,
): { readonly data: unknown; readonly result: z.ZodSafeParseResult<T> } {
  const first = schema.safeParse(source.document.toJS());
  let changed = false;
  for (const issue of first.error?.issues ?? []) {
    if (issue.code !== 'invalid_type') continue;
    // Keys of YAML are text or indexes, so no step is a symbol.
    const { node, reached } = locate(source, issue.path as Path);
    if (!reached || !isScalar(node) || !substituted.has(node)) continue;
    const read = readAs(issue.expected, String(node.value));
    if (read === undefined) continue;
    node.value = read;
    changed = true;
  }
  const data: unknown = source.document.toJS();
  return { data, result: changed ? schema.safeParse(data) : first };
}

function readAs(type: string, text: string): number | boolean | undefined {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  const isNumber = (type === 'number' || type === 'int') && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text);
  return isNumber ? Number(text) : undefined;
}
