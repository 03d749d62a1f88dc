import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { opensTooOften } from '../../config/opens-too-often.ts';
import { SourceNotRead } from '../source-not-read.ts';

/** How deep a template may be nested. No real one has thirty levels. */
export const deepest = 100;

/** The most values that a template may have once its aliases are unfolded. One of a megabyte has half of that at most. */
const mostValues = 1_000_000;

/**
 * The value of a YAML text whose tags are CloudFormation's: `!Ref A` is `{ Ref: A }`, and `!Sub x` is `{ 'Fn::Sub': x }`,
 * as in a template in JSON (documented).
 *
 * @throws SourceNotRead if it is no YAML, has a key twice, or unfolds without measure
 */
export function plainYaml(text: string): unknown {
  if (opensTooOften(text)) throw tooDeep();
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const [error] = document.errors;
  if (error) {
    if (error.message.includes('call stack')) throw tooDeep();
    if (error.code === 'MULTIPLE_DOCS') throw new SourceNotRead('has more than one YAML document');
    // The parser's own words may quote the file, which may hold a secret.
    throw new SourceNotRead(`is not valid YAML at line ${lines.linePos(error.pos[0]).line}`);
  }
  const anchors = new Map<string, Node>();
  let count = 0;

  const plain = (node: unknown, depth: number): unknown => {
    count += 1;
    if (count > mostValues) throw new SourceNotRead('has aliases that unfold without measure');
    if (depth > deepest) throw tooDeep();
    if (isAlias(node)) return plain(named(node), depth + 1);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return tagged(node.tag, scalarOf(node));
    if (isMap(node)) return tagged(node.tag, mapOf(node, depth));
    const items = node.items.map(item => plain(item, depth + 1));
    return tagged(node.tag, items);
  };

  const named = ({ source }: Alias): Node => {
    const node = anchors.get(source);
    if (!node) throw new SourceNotRead(`has *${source.slice(0, 40)} without an anchor before it`);
    return node;
  };

  const mapOf = ({ items }: YAMLMap, depth: number): Record<string, unknown> => {
    // Without a prototype, `__proto__` is a key like any other.
    const made: Record<string, unknown> = Object.create(null);
    for (const { key: written, value } of items.filter(isPair)) {
      const key = isScalar(written) ? String(written.source ?? written.value) : '';
      if (Object.hasOwn(made, key)) {
        const { line } = lines.linePos(isScalar(written) ? (written.range?.[0] ?? 0) : 0);
        throw new SourceNotRead(
          `has the key ${JSON.stringify(key.slice(0, 60))} a second time at line ${line}`,
        );
      }
      made[key] = plain(value, depth + 1);
    }
    return made;
  };

  return plain(document.contents, 0);
}

function parsed(text: string, lineCounter: LineCounter): Document {
  try {
    // The parser would compare each key with each other one; the walk finds those that stand there twice in one pass.
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error;
  }
}

/** What is said of a template of too many levels. */
export function tooDeep(): SourceNotRead {
  return new SourceNotRead(`is nested more than ${deepest} deep`);
}

/** A number that is written otherwise than it would be printed, such as an account id with a zero before it, is text. */
function scalarOf({ value, source }: { readonly value: unknown; readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}

function tagged(tag: string | undefined, value: unknown): unknown {
  const name = tag?.startsWith('!') && !tag.startsWith('!!') ? tag.slice(1) : '';
  if (name === '') return value;
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') {
    const [resource = '', ...attribute] = value.split('.');
    return { 'Fn::GetAtt': [resource, attribute.join('.')] };
  }
  return { [`Fn::${name}`]: value };
}
