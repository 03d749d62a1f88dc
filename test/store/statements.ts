import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A statement as it stands in the source. */
export interface SourceStatement {
  /** Where it is: `src/store/users.ts:17`. */
  readonly place: string;
  /** Its text with its constants put in; more than one where a loop over constants makes them. */
  readonly forms: readonly string[];
  /** Where the text is made at run time: what every form of it matches. */
  readonly pattern: RegExp | undefined;
  /** Why it may read a whole table, as a comment above it says: `// Scans: …`. */
  readonly excuse: string | undefined;
}

/** Every SQL statement in the program: each text literal that begins like one, wherever it is. */
export function statementsIn(root: string): SourceStatement[] {
  return globSync('src/**/*.ts', { cwd: root })
    .filter(file => !file.endsWith('migrations.ts'))
    .sort()
    .flatMap(file => {
      const folder = join(root, dirname(file));
      const imported = (specifier: string): string => readFileSync(join(folder, specifier), 'utf8');
      return statementsOf(readFileSync(join(root, file), 'utf8'), file, imported);
    });
}

/** The statements in one source text; `imported` gives the text of a file that it imports constants from. */
export function statementsOf(
  source: string,
  file: string,
  imported: (specifier: string) => string,
): SourceStatement[] {
  const start = /(?<!^\s*(?:\/\/|\*).*)(['"`])\s*(?=(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s)/gm;
  return [...source.matchAll(start)].map(match => {
    const literal = literalAt(source, match.index);
    const line = source.slice(0, match.index).split('\n').length;
    const forms = fill(literal, hole => valuesOf(hole, source, match.index, imported));
    return {
      place: `${file}:${line}`,
      forms: forms ?? [],
      pattern: forms ? undefined : new RegExp(`^${literal.parts.map(RegExp.escape).join('[^]*')}$`),
      excuse: excuseAbove(source.split('\n'), line),
    };
  });
}

/** A literal's fixed parts and the expressions between them; `'…' + '…'` is one. */
function literalAt(source: string, start: number): { parts: string[]; holes: string[] } {
  const quote = source[start];
  const parts = [''];
  const holes: string[] = [];
  let at = start + 1;
  while (source[at] !== quote) {
    if (quote === '`' && source.startsWith('${', at)) {
      const end = endOfHole(source, at + 2);
      holes.push(source.slice(at + 2, end));
      parts.push('');
      at = end + 1;
    } else {
      // A backslash escapes a quote; statements hold no other escapes.
      if (source[at] === '\\') at += 1;
      parts.push(`${parts.pop()}${source[at]}`);
      at += 1;
    }
  }
  const next = /^\s*\+\s*(?=['"`])/.exec(source.slice(at + 1));
  if (!next) return { parts, holes };
  const rest = literalAt(source, at + 1 + next[0].length);
  const [joint = '', ...others] = rest.parts;
  return {
    parts: [...parts.slice(0, -1), `${parts.at(-1)}${joint}`, ...others],
    holes: [...holes, ...rest.holes],
  };
}

function endOfHole(source: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}') depth -= 1;
    at += 1;
  }
  return at - 1;
}

/** All texts that constants in place of the holes make; undefined where a hole is no constant. */
function fill(
  { parts, holes }: { parts: string[]; holes: string[] },
  valuesAt: (hole: string) => string[] | undefined,
): string[] | undefined {
  let texts = [parts[0] ?? ''];
  for (const [index, hole] of holes.entries()) {
    const values = valuesAt(hole);
    if (!values) return undefined;
    texts = texts.flatMap(text => values.map(value => `${text}${value}${parts[index + 1]}`));
  }
  return texts;
}

/** What a name stands for: a constant text, or each text of a constant list that a loop goes through. */
function valuesOf(
  name: string,
  source: string,
  at: number,
  imported: (specifier: string) => string,
): string[] | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const text = constantText(name, source);
  if (text !== undefined) return [text];
  const specifier = new RegExp(`^import {[^}]*\\b${name}\\b[^}]*} from '(\\..*)';`, 'm').exec(source)?.[1];
  if (specifier !== undefined) {
    const foreign = constantText(name, imported(specifier));
    return foreign === undefined ? undefined : [foreign];
  }
  const loops = source
    .slice(0, at)
    .matchAll(new RegExp(`for \\(const ${name} of (\\w+|\\[[^\\]]*\\])\\)`, 'g'));
  const over = [...loops].at(-1)?.[1];
  if (over === undefined) return undefined;
  const list = over.startsWith('[')
    ? over
    : new RegExp(`^(?:export )?const ${over}\\b[^=]*= (\\[[^\\]]*\\])`, 'm').exec(source)?.[1];
  return list === undefined ? undefined : [...list.matchAll(/'([^']*)'/g)].map(match => match[1] ?? '');
}

function constantText(name: string, source: string): string | undefined {
  const constant = new RegExp(`^(?:export )?const ${name} =\\s+(?=['"\`])`, 'm').exec(source);
  if (!constant) return undefined;
  const { parts, holes } = literalAt(source, constant.index + constant[0].length);
  return holes.length === 0 ? parts.join('') : undefined;
}

/** The comment may stand above the call that the statement is an argument of. */
function excuseAbove(lines: readonly string[], line: number): string | undefined {
  return lines
    .slice(Math.max(0, line - 4), line - 1)
    .map(text => /^\s*\/\/ Scans: (.+)$/.exec(text)?.[1])
    .find(excuse => excuse !== undefined);
}
