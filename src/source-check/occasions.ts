import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { guardsBefore, leaves } from './guards.ts';
import { bare, calledName, isCall, isFunction, keyName, literalText, memberName } from './syntax.ts';
import { nameOf, trace } from './trace.ts';

/** What Cognito writes messages for, by the second half of `triggerSource`: `CustomMessage_ForgotPassword` (documented). */
export const occasions = [
  'SignUp',
  'ResendCode',
  'ForgotPassword',
  'AdminCreateUser',
  'UpdateUserAttribute',
  'VerifyUserAttribute',
  'Authentication',
] as const;

/** One of them. */
export type Occasion = (typeof occasions)[number];

/** The occasions on which a place in the code of a trigger can be reached, by the tests of `triggerSource` on the way. */
export function occasionsAt(code: Code, place: Node): readonly Occasion[] {
  const gates = gatesTo(code, place);
  return occasions.filter(occasion => !gates.some(isShut => isShut(occasion)));
}

/** Whether the way to a place is closed on an occasion. */
type Gate = (occasion: Occasion) => boolean;

function gatesTo(code: Code, place: Node): readonly Gate[] {
  const gates: Gate[] = [];
  const seen = new Set<Node>();
  let inner = place;
  for (let node = next(code, inner); node && !seen.has(node); inner = node, node = next(code, inner)) {
    seen.add(node);
    gates.push(...gatesOf(code, node, inner));
  }
  return gates;
}

/** What is around a node; of a function that is called at one place, that call. */
function next(code: Code, node: Node): Node | undefined {
  if (isFunction(node)) {
    const name = nameOf(code, node);
    const [use, ...others] = (name && code.bindingOf(name)?.uses) ?? [];
    if (use && others.length === 0) return code.parentOf(use);
  }
  return code.parentOf(node);
}

/** The gates between a node and one in it. */
function gatesOf(code: Code, node: Node, inner: Node): readonly Gate[] {
  const shutIf =
    (test: Node, says: boolean): Gate =>
    occasion =>
      answer(code, test, occasion) === says;
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (inner === node.consequent) return [shutIf(node.test, false)];
      return inner === node.alternate ? [shutIf(node.test, true)] : [];
    case 'LogicalExpression':
      return inner === node.right ? [shutIf(node.left, node.operator !== '&&')] : [];
    case 'SwitchStatement':
      return inner.type === 'SwitchCase' ? [occasion => isOtherCase(code, node, inner, occasion)] : [];
    case 'Program':
    case 'BlockStatement':
    case 'SwitchCase':
      return guardsBefore(node, inner).map(({ test }) => shutIf(test, true));
    case 'ObjectProperty':
    case 'ObjectMethod': {
      const named = occasionOf(keyName(node.key, node.computed) ?? memberName(node.key));
      return [occasion => named !== undefined && named !== occasion];
    }
    default:
      return [];
  }
}

/** Whether a `switch` goes to another of its cases on an occasion, and does not fall through to this one. */
function isOtherCase(
  code: Code,
  { cases }: Extract<Node, { type: 'SwitchStatement' }>,
  inner: Node,
  occasion: Occasion,
): boolean {
  const named = cases.map(({ test }) => test && namedOccasion(code, test));
  if (!named.some(one => one)) return false;
  const own = named.indexOf(occasion);
  const from = own < 0 ? cases.findIndex(({ test }) => !test) : own;
  const to = cases.findIndex(({ start }) => start === inner.start);
  if (from < 0 || to < from) return true;
  return cases.slice(from, to).some(({ consequent }) => {
    const last = consequent.at(-1);
    return last !== undefined && leaves(last);
  });
}

/** What a test of `triggerSource` says on an occasion; undefined of one that asks for other things as well. */
function answer(code: Code, test: Node, occasion: Occasion, steps = 12): boolean | undefined {
  const { node, path } = trace(code, test);
  if (steps <= 0 || path.length > 0) return undefined;
  const inner = (one: Node) => answer(code, one, occasion, steps - 1);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const opposite = inner(node.argument);
    return opposite === undefined ? undefined : !opposite;
  }
  if (node.type === 'LogicalExpression') {
    const decides = node.operator !== '&&';
    const both = [inner(node.left), inner(node.right)];
    if (both.includes(decides)) return decides;
    return both.includes(undefined) ? undefined : !decides;
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const named = namedOccasion(code, node.right) ?? namedOccasion(code, node.left);
    return named && (named === occasion) === node.operator.startsWith('=');
  }
  if (isCall(node) && /^(includes|has)$/.test(calledName(node) ?? '')) return isAmong(code, node, occasion);
  return undefined;
}

/** `['CustomMessage_SignUp', …].includes(event.triggerSource)`, and the same of a Set. */
function isAmong(code: Code, call: Node & { arguments: readonly Node[] }, occasion: Occasion) {
  const callee = 'callee' in call ? bare(call.callee) : call;
  if (!('object' in callee)) return undefined;
  const { node } = trace(code, callee.object);
  const [first] = isCall(node) && calledName(node) === 'Set' ? node.arguments : [node];
  const list = first && trace(code, first).node;
  if (list?.type !== 'ArrayExpression') return undefined;
  const named = list.elements.map(one => (one ? namedOccasion(code, one) : undefined));
  return named.includes(undefined) ? undefined : named.includes(occasion);
}

/** The occasion that a text or a member of an enumeration names. */
function namedOccasion(code: Code, expression: Node): Occasion | undefined {
  const { node, path } = trace(code, expression);
  return occasionOf(path.length === 0 ? literalText(node) : path.at(-1));
}

function occasionOf(name: string | undefined): Occasion | undefined {
  const [, own = ''] = /^(?:Custom_?(?:Message|Email_?Sender|SMS_?Sender)_?)?(\w+)$/i.exec(name ?? '') ?? [];
  const plain = own.replaceAll('_', '').toLowerCase();
  return occasions.find(one => one.toLowerCase() === plain);
}
