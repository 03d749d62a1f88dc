import { parse } from '@babel/parser';
import type { Node } from '@babel/types';
import { bare, childrenOf, keyName, lastName, literalText } from '../source-check/syntax.ts';
import { knownTexts } from './known-texts.ts';
import { type Cut, splice } from './splice.ts';

/** A fault that reset pages are known to get, which guard must catch. */
export type MutationName = 'hardcode-client' | 'drop-client' | 'ignore-pool' | 'swap-fallback';

/** A fault to put into a page, with the app clients that it is made with. */
export interface Mutation {
  readonly name: MutationName;
  /** The app client that the fault sends codes to. */
  readonly otherClient: string;
  /** The app client for links without one; undefined where there is none. */
  readonly fallbackClient: string | undefined;
}

/** What each fault does, in words. */
export const mutations: Readonly<Record<MutationName, string>> = {
  'hardcode-client': 'sends every code to one app client, whatever the link says',
  'drop-client': 'does not read the app client from the link',
  'ignore-pool': 'does not read the pool from the link',
  'swap-fallback': 'prefers the fallback to the app client of the link',
};

/** A script that is longer stays as it is: a few seconds are needed to read one of that length, of whatever it is made. */
const mostLetters = 2 * 1024 * 1024;

/**
 * Puts a fault into a script, bundled and minified ones too. Gives the script as it was where it has no place for the
 * fault, cannot be parsed, or has more than 2 MB.
 */
export function mutate(script: string, mutation: Mutation): string {
  if (script.length > mostLetters) return script;
  return done.of(JSON.stringify(mutation) + script, () => changedBy(script, mutation));
}

const done = knownTexts<string>(32 * 1024 * 1024, ({ length }) => length);

function changedBy(script: string, mutation: Mutation): string {
  const edits: Cut[] = [];
  const fallbacks = new Set<string>();
  const walk = (node: Node, look: (node: Node) => Cut | undefined) => {
    const edit = look(node);
    if (edit) edits.push(edit);
    else for (const child of childrenOf(node)) walk(child, look);
  };
  const program = parsed(script);
  if (!program) return script;
  if (mutation.name === 'swap-fallback') {
    walk(program, node => {
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
        if (literalText(node.init) === mutation.fallbackClient) fallbacks.add(node.id.name);
      }
      return undefined;
    });
  }
  const text = (node: Node) => script.slice(node.start ?? 0, node.end ?? 0);
  walk(program, node => {
    switch (mutation.name) {
      case 'hardcode-client':
        return node.type === 'ObjectExpression' ? hardcoded(node, mutation.otherClient) : undefined;
      case 'drop-client':
        return unread(node, 'cid', text);
      case 'ignore-pool':
        return unread(node, 'pid', text);
      case 'swap-fallback':
        return swapped(node, text, side => isFallback(side, mutation.fallbackClient, fallbacks));
    }
  });
  return splice(script, edits);
}

function parsed(script: string): Node | undefined {
  try {
    return parse(script, { sourceType: 'unambiguous' }).program;
  } catch {
    return undefined;
  }
}

function replace(node: Node, text: string): Cut {
  return { from: node.start ?? 0, to: node.end ?? 0, text };
}

/** The names by which the API and its libraries are given an app client. */
const clientKeys: ReadonlySet<string> = new Set(['ClientId', 'userPoolClientId', 'userPoolWebClientId']);

function hardcoded(
  { properties }: Extract<Node, { type: 'ObjectExpression' }>,
  client: string,
): Cut | undefined {
  for (const property of properties) {
    if (property.type !== 'ObjectProperty') continue;
    const name = keyName(property.key, property.computed);
    if (name !== undefined && clientKeys.has(name))
      return replace(property, `${name}:${JSON.stringify(client)}`);
  }
  return undefined;
}

/** A name that no link has. */
const gone = (name: string) => `${name}_gone`;

function unread(node: Node, name: string, text: (node: Node) => string): Cut | undefined {
  switch (node.type) {
    case 'StringLiteral':
      if (node.value === name) return replace(node, JSON.stringify(gone(name)));
      return node.value.includes(`${name}=`)
        ? replace(node, text(node).replaceAll(`${name}=`, `${gone(name)}=`))
        : undefined;
    case 'RegExpLiteral':
      return node.pattern.includes(`${name}=`)
        ? replace(node, text(node).replaceAll(`${name}=`, `${gone(name)}=`))
        : undefined;
    case 'TemplateLiteral':
      return literalText(node) === name ? replace(node, JSON.stringify(gone(name))) : undefined;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return !node.computed && node.property.type === 'Identifier' && node.property.name === name
        ? replace(node.property, gone(name))
        : undefined;
    case 'ObjectPattern': {
      const read = node.properties.find(
        one => one.type === 'ObjectProperty' && keyName(one.key, one.computed) === name,
      );
      if (read?.type !== 'ObjectProperty') return undefined;
      return replace(read, `${gone(name)}:${text(read.value)}`);
    }
    default:
      return undefined;
  }
}

function swapped(
  node: Node,
  text: (node: Node) => string,
  isFallbackSide: (side: Node) => boolean,
): Cut | undefined {
  if (node.type === 'LogicalExpression' && node.operator !== '&&') {
    const { right } = node;
    // What a minifier makes of `if (!client) client = fallback`.
    const assigned = bare(right);
    if (assigned.type === 'AssignmentExpression' && isFallbackSide(assigned.right)) {
      return replace(node, `(${text(node.left)})&&(${text(right)})`);
    }
    if (!isFallbackSide(right)) return undefined;
    return replace(node, `(${text(node.right)})${node.operator}(${text(node.left)})`);
  }
  if (node.type === 'ConditionalExpression') {
    const { test, consequent, alternate } = node;
    if (!isFallbackSide(consequent) && !isFallbackSide(alternate)) return undefined;
    return replace(node, `(${text(test)})?(${text(alternate)}):(${text(consequent)})`);
  }
  if (node.type === 'IfStatement' && !node.alternate) {
    const only = node.consequent.type === 'BlockStatement' ? node.consequent.body[0] : node.consequent;
    const assigned = only?.type === 'ExpressionStatement' ? only.expression : undefined;
    const isIt = assigned?.type === 'AssignmentExpression' && isFallbackSide(assigned.right);
    return isIt ? replace(node.test, `!(${text(node.test)})`) : undefined;
  }
  if (
    node.type === 'AssignmentExpression' &&
    /^(?:\?\?|\|\|)=$/.test(node.operator) &&
    isFallbackSide(node.right)
  ) {
    return replace(node, `${text(node.left)}=(${text(node.right)})`);
  }
  return undefined;
}

/** Whether it is the fallback: its id, what holds its id, or something that is called so. */
function isFallback(node: Node, client: string | undefined, names: ReadonlySet<string>): boolean {
  const inner = bare(node);
  const literal = literalText(inner);
  if (literal !== undefined) return client !== undefined && literal === client;
  const name = lastName(inner);
  return name !== undefined && (names.has(name) || /fallback|default_?client/i.test(name));
}
