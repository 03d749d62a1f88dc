import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { opensTooOften } from './opens-too-often.ts';
import type { Problem } from './problem.ts';

/** The way to a value: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** A YAML text with the place of each value in it. */
export interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** `pools[0].clients[2].id`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** The path of a node, given the nodes above it as `visit` of the YAML library names them. */
export function pathTo(ancestors: readonly unknown[], node: unknown): Path {
  return ancestors.flatMap((ancestor, index): Path => {
    if (isPair(ancestor)) return [isScalar(ancestor.key) ? String(ancestor.key.value) : '?'];
    return isSeq(ancestor) ? [ancestor.items.indexOf(ancestors[index + 1] ?? node)] : [];
  });
}

/**
 * Parses YAML; gives what is wrong with it as YAML, all at once.
 *
 * @param expected what an empty file should have been
 */
export function parseSource(
  file: string,
  text: string,
  expected: string,
): { readonly source: Source } | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const tooDeep = { file, line: 1, column: 1, path: '', expected: 'YAML', found: 'too many levels' };
  if (opensTooOften(text)) return { problems: [tooDeep] };
  let document: Document;
  try {
    // The parser would compare each key with each other one.
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problems: [tooDeep] };
  }
  const source = { file, document, lines };
  const problems = [...repeatedKeys(source), ...yamlProblems(source, text), ...unknownAliases(source)];
  if (problems.length > 0) return { problems };
  const whole = { file, line: 0, column: 0, path: '' };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { problems: [{ ...whole, expected, found: 'an empty file' }] };
  }
  if (!isBounded(document)) {
    return {
      problems: [{ ...whole, expected: 'a few aliases', found: 'aliases that unfold without measure' }],
    };
  }
  return { source };
}

/**
 * Refuses aliases that name each other until the file has millions of values,
 * or that name what they stand in.
 */
function isBounded(document: Document): boolean {
  try {
    JSON.stringify(document.toJS({ maxAliasCount: 100 }));
    return true;
  } catch {
    return false;
  }
}

function repeatedKeys({ file, document, lines }: Source): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const { line, col: column } = lines.linePos(key.range?.[0] ?? 0);
          const word = /^[\w-]{1,64}/.exec(String(key.value))?.[0] ?? '';
          const found = `the key ${word} a second time`;
          problems.push({ file, line, column, path: '', expected: 'each key once', found });
        }
        seen.add(key.value);
      }
    },
  });
  return problems;
}

/** The first fault: what follows one is mostly its echo. */
function yamlProblems({ file, document, lines }: Source, text: string): Problem[] {
  return [...document.errors, ...document.warnings].slice(0, 1).map(({ code, message, pos }) => {
    const start = lines.linePos(pos[0]);
    const place = { file, line: start.line, column: start.col, path: '' };
    if (message.includes('call stack')) return { ...place, expected: 'YAML', found: 'too many levels' };
    if (code === 'MULTIPLE_DOCS') return { ...place, expected: 'one YAML document', found: 'a second one' };
    const line = text.split('\n', start.line)[start.line - 1] ?? '';
    const hint = 'Inside { } and [ ], put a reference to the environment in quotes.';
    const problem = { ...place, expected: 'valid YAML', found: plainWords[code] ?? plainMessage(message) };
    return line.includes('${') ? { ...problem, hint } : problem;
  });
}

/** What people make of faults that the parser names in its own terms. */
const plainWords: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'a value with more keys under it: the next line is indented too far, or this one has a colon too many',
  BAD_INDENT: 'a line that is indented unlike those it belongs to',
};

/** The parser's own message, without the text of the file that some of them quote: it may hold a secret. */
function plainMessage(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return first
    .replace(/(["'`]).*\1/g, '...')
    .replace(/!\S+/g, '...')
    .replace(/: .*$/, '');
}

function unknownAliases({ file, document, lines }: Source): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return;
      const start = lines.linePos(alias.range?.[0] ?? 0);
      const place = { file, line: start.line, column: start.col, path: '' };
      problems.push({
        ...place,
        expected: 'an anchor before its alias',
        found: `*${alias.source} without one`,
      });
    },
  });
  return problems;
}

/** What stands at a path: the deepest node on the way, and whether the way was gone to its end. */
export function locate(
  { document, lines }: Source,
  path: Path,
): { readonly line: number; readonly column: number; readonly node: Node | null; readonly reached: boolean } {
  let node: Node | null = document.contents;
  let at = node?.range?.[0] ?? 0;
  let reached = true;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) {
        reached = false;
        break;
      }
      // The parser makes nodes of all keys and values; a value that is left out is null.
      const value = pair.value as Node | null;
      const empty = value === null || (isScalar(value) && value.source === '');
      at = ((empty ? (pair.key as Node) : value).range ?? [at])[0];
      node = value;
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step] as Node;
      at = node.range?.[0] ?? at;
    } else {
      reached = false;
      break;
    }
  }
  if (reached && isAlias(node)) node = node.resolve(document) ?? null;
  const { line, col } = lines.linePos(at);
  return { line, column: col, node, reached };
}

/** Where a key itself stands, for one that should not be there. */
export function locateKey(source: Source, path: Path): { readonly line: number; readonly column: number } {
  const mapping = locate(source, path.slice(0, -1)).node;
  const key = isMap(mapping)
    ? mapping.items.find(item => isScalar(item.key) && String(item.key.value) === String(path.at(-1)))?.key
    : undefined;
  const start = isScalar(key) ? key.range?.[0] : undefined;
  if (start === undefined) return locate(source, path);
  const { line, col } = source.lines.linePos(start);
  return { line, column: col };
}
