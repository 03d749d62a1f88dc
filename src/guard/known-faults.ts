import type { Node } from '@babel/types';
import { bare, keyName, lastName, literalText } from '../source-check/syntax.ts';
import { eachPart } from './each-part.ts';
import type { Occasion } from './occasion.ts';
import type { Cut } from './splice.ts';

/** A script of a page, with what a fault may need to know of it. */
export interface Script {
  readonly program: Node;
  /** A part as it is written. */
  text(node: Node): string;
  /** The app client that the fault sends codes to. */
  readonly otherClient: string;
  /** The app client for links without one; undefined where there is none. */
  readonly fallbackClient: string | undefined;
}

/** A fault that reset pages are known to get, which guard must catch. */
export interface KnownFault {
  /** What a page with it does: completes "A page that …". */
  readonly about: string;
  /** The only links that show it, where others hold no sign of it. */
  readonly shownBy?: Occasion['kind'];
  /** Begins to look at a script: what takes the place of a part of it, undefined where the fault has no place there. */
  readonly in: (script: Script) => (part: Node) => Cut | undefined;
}

/** The known faults by their names. A row is all that a fault is. */
export const knownFaults = {
  'hardcode-client': {
    about: 'sends every code to one app client, whatever the link says',
    in:
      ({ otherClient }) =>
      part =>
        withMember(part, clientKeys, JSON.stringify(otherClient)),
  },
  'drop-client': {
    about: 'does not read the app client from the link',
    in: script => part => unread(part, 'cid', script),
  },
  'ignore-pool': {
    about: 'does not read the pool from the link',
    shownBy: 'other pool',
    in: script => part => unread(part, 'pid', script),
  },
  'swap-fallback': {
    about: 'prefers the fallback to the app client of the link',
    in(script) {
      const isFallback = fallbackIn(script);
      return part => swapped(part, isFallback, script);
    },
  },
} as const satisfies Readonly<Record<string, KnownFault>>;

/** The names by which the API and its libraries are given an app client. */
const clientKeys: ReadonlySet<string> = new Set(['ClientId', 'userPoolClientId', 'userPoolWebClientId']);

function replace(part: Node, text: string): Cut {
  return { from: part.start ?? 0, to: part.end ?? 0, text };
}

/** An object's member of one of these names, with another value. */
function withMember(part: Node, names: ReadonlySet<string>, value: string): Cut | undefined {
  if (part.type !== 'ObjectExpression') return undefined;
  for (const property of part.properties) {
    if (property.type !== 'ObjectProperty') continue;
    const name = keyName(property.key, property.computed);
    if (name !== undefined && names.has(name)) return replace(property, `${name}:${value}`);
  }
  return undefined;
}

/** A name that no link has, wherever a parameter of the link is read by its own. */
function unread(part: Node, name: string, { text }: Script): Cut | undefined {
  const gone = `${name}_gone`;
  const within = (given: string) =>
    given.includes(`${name}=`) ? replace(part, text(part).replaceAll(`${name}=`, `${gone}=`)) : undefined;
  switch (part.type) {
    case 'StringLiteral':
      return part.value === name ? replace(part, JSON.stringify(gone)) : within(part.value);
    case 'RegExpLiteral':
      return within(part.pattern);
    case 'TemplateLiteral':
      return literalText(part) === name ? replace(part, JSON.stringify(gone)) : undefined;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return !part.computed && part.property.type === 'Identifier' && part.property.name === name
        ? replace(part.property, gone)
        : undefined;
    case 'ObjectPattern': {
      const read = part.properties.find(
        one => one.type === 'ObjectProperty' && keyName(one.key, one.computed) === name,
      );
      return read?.type === 'ObjectProperty' ? replace(read, `${gone}:${text(read.value)}`) : undefined;
    }
    default:
      return undefined;
  }
}

/** A choice between the link's app client and the fallback, the other way round. */
function swapped(part: Node, isFallback: (side: Node) => boolean, { text }: Script): Cut | undefined {
  switch (part.type) {
    case 'LogicalExpression': {
      const { left, operator, right } = part;
      if (operator === '&&') return undefined;
      // What a minifier makes of `if (!client) client = fallback`.
      const assigned = bare(right);
      if (assigned.type === 'AssignmentExpression' && isFallback(assigned.right)) {
        return replace(part, `(${text(left)})&&(${text(right)})`);
      }
      return isFallback(right) ? replace(part, `(${text(right)})${operator}(${text(left)})`) : undefined;
    }
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = part;
      if (!isFallback(consequent) && !isFallback(alternate)) return undefined;
      return replace(part, `(${text(test)})?(${text(alternate)}):(${text(consequent)})`);
    }
    case 'IfStatement': {
      if (part.alternate) return undefined;
      const only = part.consequent.type === 'BlockStatement' ? part.consequent.body[0] : part.consequent;
      const assigned = only?.type === 'ExpressionStatement' ? only.expression : undefined;
      const isIt = assigned?.type === 'AssignmentExpression' && isFallback(assigned.right);
      return isIt ? replace(part.test, `!(${text(part.test)})`) : undefined;
    }
    case 'AssignmentExpression':
      return /^(?:\?\?|\|\|)=$/.test(part.operator) && isFallback(part.right)
        ? replace(part, `${text(part.left)}=(${text(part.right)})`)
        : undefined;
    default:
      return undefined;
  }
}

/** Tells what is the fallback in a script: its id, what holds its id, or something that is called so. */
function fallbackIn({ program, fallbackClient }: Script): (side: Node) => boolean {
  const isItsId = (part: Node) => fallbackClient !== undefined && literalText(part) === fallbackClient;
  const names = new Set<string>();
  eachPart(program, part => {
    if (part.type === 'VariableDeclarator' && part.id.type === 'Identifier' && part.init) {
      if (isItsId(part.init)) names.add(part.id.name);
    }
    return true;
  });
  return side => {
    const inner = bare(side);
    if (literalText(inner) !== undefined) return isItsId(inner);
    const name = lastName(inner);
    return name !== undefined && (names.has(name) || /fallback|default_?client/i.test(name));
  };
}
