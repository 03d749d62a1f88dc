import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { isOfQuery, originOf } from './origin.ts';
import { isQueryRead, queryName } from './query.ts';
import type { ResetStep } from './reset-steps.ts';
import { calledName, isCall, literalText, propertyOf } from './syntax.ts';
import { functionOf, onlyResult, trace } from './trace.ts';

/** The parameters of a reset link by what they carry, as people name them. */
export const linkNames = {
  code: /^(code|confirmation_?code|verification_?code|reset_?code|c)$/i,
  client: /^(cid|client_?id|app_?client(_?id)?|client)$/i,
  pool: /^(pid|pool_?id|user_?pool_?id|pool)$/i,
} as const;

/** A place that reads a parameter of the URL. */
export interface QueryRead {
  readonly name: string;
  readonly node: Node;
}

/** All places of a file that read a parameter of the URL by a name that is written there. */
export function queryReads(code: Code): readonly QueryRead[] {
  const calls = code
    .of('CallExpression', 'OptionalCallExpression')
    .filter(node => isQueryRead(code, node))
    .map(node => ({ node, name: literalText(node.arguments[0] ?? node) ?? '' }));
  const members = code
    .of('MemberExpression', 'OptionalMemberExpression')
    .filter(node => code.parentOf(node)?.type !== 'CallExpression')
    .map(node => ({ node, name: queryName(code, node) }));
  const patterns = code.of('ObjectPattern').flatMap(pattern => {
    const names = pattern.properties.flatMap(property =>
      property.type === 'ObjectProperty' ? [property.value] : [],
    );
    return names.map(value => {
      const id = value.type === 'AssignmentPattern' ? value.left : value;
      const [given] = code.bindingOf(id)?.given ?? [];
      return { node: id, name: given && queryName(code, given.expression, given.path) };
    });
  });
  return [...calls, ...members, ...patterns].flatMap(({ node, name }) =>
    name === undefined ? [] : [{ node, name }],
  );
}

/** Whether a step confirms with a code that the URL of its page carries. */
export function confirmsFromLink(
  code: Code,
  { operation, code: given, isOwnName }: ResetStep,
  reads: readonly QueryRead[],
): boolean {
  if (!operation.startsWith('Confirm')) return false;
  if (given && isOfQuery(originOf(code, given), linkNames.code)) return true;
  const named = reads.filter(({ name }) => linkNames.code.test(name));
  if (isOwnName === true || named.length === 0) return false;
  const states = given && statesOf(code, given);
  if (states) return states.some(state => isOfQuery(originOf(code, state), linkNames.code));
  return named.some(({ name }) => name !== 'code') || !takesSignIn(code, reads);
}

/** What a state of React is set to: `useState(…)` and the calls of its setter. Undefined for what is no such thing. */
function statesOf(code: Code, value: Node): readonly Node[] | undefined {
  const { node, path } = trace(code, value);
  if (!isCall(node) || calledName(node) !== 'useState' || path[0] !== '0') return undefined;
  const pair = code.parentOf(node);
  const setter =
    pair?.type === 'VariableDeclarator' && pair.id.type === 'ArrayPattern' ? pair.id.elements[1] : undefined;
  const uses = (setter && code.bindingOf(setter)?.uses) ?? [];
  const set = uses.flatMap(use => {
    const call = code.parentOf(use);
    return (call && isCall(call) && call.callee === use && call.arguments[0]) || [];
  });
  // A state that is an object has the code as a member; it is often set by a function of what it was.
  const states = [...node.arguments.slice(0, 1), ...set].map(state => {
    const fn = functionOf(code, state);
    return trace(code, (fn && onlyResult(code, fn)) ?? state).node;
  });
  return path
    .slice(1)
    .reduce((values, name) => values.flatMap(value => propertyOf(value, name) ?? []), states);
}

/** What comes back from a sign-in page carries a `code`, too. */
function takesSignIn(code: Code, reads: readonly QueryRead[]): boolean {
  if (reads.some(({ name }) => name === 'state')) return true;
  return code.of('StringLiteral', 'TemplateElement').some(({ value }) => {
    const text = typeof value === 'string' ? value : value.raw;
    return /\/oauth2\/|^authorization_code$/.test(text);
  });
}
