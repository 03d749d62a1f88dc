import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { bare, calledName, isCall, keyName, literalText, memberName } from './syntax.ts';
import { textsIn } from './texts.ts';
import { functionOf, namesOf, onlyResult, trace } from './trace.ts';

/** A text that a handler of CustomMessage gives to Cognito. */
export interface Message {
  readonly member: 'emailMessage' | 'smsMessage';
  /** What it is set to. */
  readonly value: Node;
  /** The occasions that the code around it asks for, such as `CustomMessage_AdminCreateUser`; none where it does not. */
  readonly occasions: readonly string[];
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
      { member, value: node.right, isAdded: node.operator !== '=', occasions: occasionsOf(code, node) },
    ];
  });
  const written = code.of('ObjectProperty').flatMap(node => {
    const member = messageMember(keyName(node.key, node.computed));
    if (!member || !isInResponse(code, node)) return [];
    return [{ member, value: node.value, isAdded: false, occasions: occasionsOf(code, node) }];
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

/** What the branches around a place ask `triggerSource` to be. */
function occasionsOf(code: Code, place: Node): readonly string[] {
  let inner = place;
  for (let node = code.parentOf(inner); node; inner = node, node = code.parentOf(inner)) {
    const test =
      node.type === 'IfStatement' && node.consequent === inner
        ? node.test
        : node.type === 'SwitchCase'
          ? node.test
          : undefined;
    const named = test ? textsIn(test).filter(text => text.startsWith('CustomMessage_')) : [];
    if (named.length > 0) return named;
  }
  return [];
}

/** How many pieces a text may have; more are not followed. */
const mostParts = 400;

/** The pieces of a text in order, followed through names, functions of the file, `join` and `replace`. */
export function partsOf(code: Code, expression: Node): readonly Part[] {
  const parts: Part[] = [];
  const left: { readonly node: Node; readonly depth: number }[] = [{ node: expression, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const node = bare(next.node);
    const inner =
      parts.length + left.length > mostParts || next.depth > 60 ? undefined : piecesOf(code, node);
    const text = literalText(node);
    if (text !== undefined) parts.push({ text, at: node });
    else if (node.type === 'TemplateElement')
      parts.push({ text: node.value.cooked ?? node.value.raw, at: node });
    else if (!inner) parts.push({ of: node });
    else for (const piece of inner.toReversed()) left.push({ node: piece, depth: next.depth + 1 });
  }
  return parts;
}

function piecesOf(code: Code, node: Node): readonly Node[] | undefined {
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
      return traced.path.length === 0 && traced.node !== node ? [traced.node] : undefined;
    }
    default:
      return undefined;
  }
}

function piecesOfCall(
  code: Code,
  node: Extract<Node, { type: 'CallExpression' }>,
): readonly Node[] | undefined {
  const called = calledName(node) ?? '';
  const callee = bare(node.callee);
  if (memberName(callee) !== undefined && 'object' in callee) {
    if (called === 'trim') return [callee.object];
    if (/^replace(All)?$/.test(called)) return [callee.object, ...node.arguments.slice(1)];
    const list = trace(code, callee.object).node;
    if (called === 'join' && list.type === 'ArrayExpression') {
      return list.elements.filter(element => element !== null);
    }
    return undefined;
  }
  const fn = functionOf(code, callee);
  const result = fn && onlyResult(code, fn);
  return result ? [result] : undefined;
}
