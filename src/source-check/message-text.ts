import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { elementsOf } from './list-elements.ts';
import { type Occasion, occasionsAt } from './occasions.ts';
import { bare, calledName, isCall, keyName, literalText, memberName } from './syntax.ts';
import { functionOf, namesOf, resultsOf, trace } from './trace.ts';

/** A text that a handler of CustomMessage gives to Cognito. */
export interface Message {
  readonly member: 'emailMessage' | 'smsMessage';
  /** What it is set to. */
  readonly value: Node;
  /** The occasions on which it is given, as far as the code around it asks. */
  readonly occasions: readonly Occasion[];
  /** Whether it is added to what was there. */
  readonly isAdded: boolean;
}

/** A piece of a text: what is written, or an expression that is followed no further. */
export type Part = { readonly text: string; readonly at: Node } | { readonly of: Node };

/** The messages that a file gives: `event.response.emailMessage = …`, or a `response` with such a member. */
export function messagesOf(code: Code): readonly Message[] {
  const assigned = code.of('AssignmentExpression').flatMap(node => {
    const member = messageMember(memberName(node.left));
    if (!member || !('object' in node.left)) return [];
    if (
      memberName(bare(node.left.object)) !== 'response' &&
      namesOf(code, node.left.object).at(-1) !== 'response'
    ) {
      return [];
    }
    return [
      { member, value: node.right, isAdded: node.operator !== '=', occasions: occasionsAt(code, node) },
    ];
  });
  const written = code.of('ObjectProperty').flatMap(node => {
    const member = messageMember(keyName(node.key, node.computed));
    if (!member || !isInResponse(code, node)) return [];
    return [{ member, value: node.value, isAdded: false, occasions: occasionsAt(code, node) }];
  });
  return [...assigned, ...written];
}

/** Whether a property is of an object that a `response` is, is set to, or takes over. */
export function isInResponse(code: Code, property: Node): boolean {
  const object = code.parentOf(property);
  const around = object && code.parentOf(object);
  if (object?.type !== 'ObjectExpression' || !around) return false;
  if (around.type === 'ObjectProperty') return keyName(around.key, around.computed) === 'response';
  if (around.type === 'AssignmentExpression') return memberName(around.left) === 'response';
  return (
    isCall(around) &&
    calledName(around) === 'assign' &&
    around.arguments[0] !== undefined &&
    namesOf(code, around.arguments[0]).at(-1) === 'response'
  );
}

function messageMember(name: string | undefined): Message['member'] | undefined {
  return name === 'emailMessage' || name === 'smsMessage' ? name : undefined;
}

/** How many pieces a text may have; more are not followed. */
const mostParts = 400;

/** What a text is put together from: an expression, or words that stand at a place and are not written there. */
export type Piece = Node | { readonly text: string; readonly at: Node };

/**
 * The pieces of a text in order, followed through names, functions of the file, `join` and `replace`. Where one of
 * several may stand, all do, one after the other.
 *
 * @param further what else is followed
 */
export function partsOf(
  code: Code,
  expression: Node,
  further: (code: Code, node: Node) => readonly Piece[] | undefined = () => undefined,
): readonly Part[] {
  const parts: Part[] = [];
  const left: { readonly piece: Piece; readonly depth: number }[] = [{ piece: expression, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { piece, depth } = next;
    if (!('type' in piece)) {
      parts.push(piece);
      continue;
    }
    const node = bare(piece);
    const isFar = parts.length + left.length > mostParts || depth > 60;
    const inner = isFar ? undefined : (further(code, node) ?? piecesOf(code, node));
    const text = literalText(node);
    if (text !== undefined) parts.push({ text, at: node });
    else if (node.type === 'JSXText') parts.push({ text: node.value, at: node });
    else if (node.type === 'TemplateElement')
      parts.push({ text: node.value.cooked ?? node.value.raw, at: node });
    else if (!inner) parts.push({ of: node });
    else for (const one of inner.toReversed()) left.push({ piece: one, depth: depth + 1 });
  }
  return parts;
}

function piecesOf(code: Code, node: Node): readonly Piece[] | undefined {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.quasis.flatMap((quasi, index) => {
        const expression = node.expressions[index];
        return expression ? [quasi, expression] : [quasi];
      });
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right] : undefined;
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'CallExpression':
      return piecesOfCall(code, node);
    case 'Identifier':
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const traced = trace(code, node);
      if (traced.path.length > 0) return undefined;
      return traced.node === node ? grownOf(code, node) : [traced.node];
    }
    default:
      return undefined;
  }
}

function piecesOfCall(
  code: Code,
  node: Extract<Node, { type: 'CallExpression' }>,
): readonly Piece[] | undefined {
  const called = calledName(node) ?? '';
  const callee = bare(node.callee);
  if (memberName(callee) !== undefined && 'object' in callee) {
    if (called === 'trim') return [callee.object];
    if (called === 'concat') return [callee.object, ...node.arguments];
    if (/^replace(All)?$/.test(called)) return [callee.object, ...node.arguments.slice(1)];
    if (called !== 'join') return undefined;
    const [separator = { text: ',', at: node }] = node.arguments;
    const isApart = !('type' in separator) || literalText(separator) !== '';
    return elementsOf(code, callee.object)?.flatMap((one, index) =>
      index > 0 && isApart ? [separator, one] : [one],
    );
  }
  const fn = functionOf(code, callee);
  const results = fn ? resultsOf(code, fn) : [];
  return results.length > 0 ? results : undefined;
}

/** All that a variable is given, and that is added to it by `+=`. */
function grownOf(code: Code, name: Node): readonly Node[] | undefined {
  const binding = code.bindingOf(name);
  if (binding?.kind !== 'variable') return undefined;
  const known = binding.given.filter(one => one !== undefined);
  const isWhole = known.length + binding.added.length === binding.given.length;
  if (!isWhole || binding.given.length < 2 || known.some(({ path }) => path.length > 0)) return undefined;
  return [...known.map(({ expression }) => expression), ...binding.added].toSorted(
    (a, b) => (a.start ?? 0) - (b.start ?? 0),
  );
}
