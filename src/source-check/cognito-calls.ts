import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { bare, calledName, isCall, keyName, literalText, memberName, propertyOf } from './syntax.ts';
import { trace } from './trace.ts';

/** A call of the Cognito API, by an AWS SDK or over plain HTTP. */
export interface CognitoCall {
  /** `ConfirmForgotPassword`. */
  readonly operation: string;
  /** The call, or the place where its operation is named. */
  readonly node: Node;
  /** The value of a member of its input; undefined where it is not there or cannot be seen. */
  member(name: string): Node | undefined;
}

const target = /^AWSCognitoIdentityProviderService\.([A-Z]\w+)$/;
const operations =
  /^(Confirm|Forgot|Resend|Get|Global|Change|Update|Verify|Initiate|Respond|Sign|Set|Delete|Associate|Revoke|Start|Complete|List|Admin)[A-Z]\w+$/;

/** The members by which an object literal is known as an input of Cognito. */
const telling = ['ClientId', 'AccessToken', 'UserPoolId', 'ConfirmationCode'];

/**
 * The calls of Cognito in a file: `new ConfirmForgotPasswordCommand({…})`, `client.confirmForgotPassword({…})`, a request
 * whose `X-Amz-Target` names the operation, and functions that take the operation's name and its input.
 */
export function cognitoCalls(code: Code): readonly CognitoCall[] {
  const found = new Map<Node, CognitoCall>();
  for (const node of code.of('NewExpression', 'CallExpression', 'OptionalCallExpression')) {
    const call = byClient(code, node) ?? byName(code, node);
    if (call) found.set(node, call);
  }
  for (const node of code.of('StringLiteral', 'TemplateLiteral')) {
    const [, operation] = target.exec(literalText(node) ?? '') ?? [];
    const input = operation === undefined ? undefined : bodyNear(code, node);
    if (operation !== undefined && input) found.set(node, callOf(code, operation, node, input));
  }
  return [...found.values()].toSorted((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0));
}

function byClient(code: Code, node: Node): CognitoCall | undefined {
  if (!isCall(node)) return undefined;
  const [first] = node.arguments;
  const called = calledName(node) ?? '';
  const operation =
    node.type === 'NewExpression'
      ? /^([A-Z]\w+)Command$/.exec(called)?.[1]
      : memberName(bare(node.callee)) !== undefined && /^[a-z]+[A-Z]/.test(called)
        ? `${called.charAt(0).toUpperCase()}${called.slice(1)}`
        : undefined;
  const input = first && inputOf(code, first);
  if (operation === undefined || !input || !operations.test(operation)) return undefined;
  // Other services have clients of the same form.
  return node.type === 'NewExpression' || hasTelling(input)
    ? callOf(code, operation, node, input)
    : undefined;
}

/** `cognito('ConfirmForgotPassword', { ClientId, … })`. */
function byName(code: Code, node: Node): CognitoCall | undefined {
  if (!isCall(node) || node.arguments.length < 2) return undefined;
  const named = node.arguments.map(argument => literalText(argument)?.replace(target, '$1'));
  const operation = named.find(name => name !== undefined && operations.test(name));
  const inputs = node.arguments.map(argument => inputOf(code, argument));
  const input = inputs.find(one => one && hasTelling(one));
  return operation !== undefined && input ? callOf(code, operation, node, input) : undefined;
}

function callOf(code: Code, operation: string, node: Node, input: Node): CognitoCall {
  return { operation, node, member: name => memberIn(code, input, name) };
}

/** A member of an input, also where it is given by an object that is spread into it. */
function memberIn(code: Code, input: Node, name: string): Node | undefined {
  if (input.type !== 'ObjectExpression') return undefined;
  const own = propertyOf(input, name);
  if (own) return own;
  for (const property of input.properties.toReversed()) {
    if (property.type !== 'SpreadElement') continue;
    const inner = propertyOf(trace(code, property.argument).node, name);
    if (inner) return inner;
  }
  return undefined;
}

function inputOf(code: Code, argument: Node): Node | undefined {
  const { node, path } = trace(code, argument);
  return path.length === 0 && node.type === 'ObjectExpression' ? node : undefined;
}

function hasTelling(input: Node): boolean {
  return (
    input.type === 'ObjectExpression' &&
    input.properties.some(
      one => one.type === 'ObjectProperty' && telling.includes(keyName(one.key, one.computed) ?? ''),
    )
  );
}

/** The object in the `JSON.stringify` next to a header: in the same call, else in the same function. */
function bodyNear(code: Code, header: Node): Node | undefined {
  const bodies = code
    .of('CallExpression')
    .filter(call => calledName(call) === 'stringify')
    .map(call => ({ call, input: call.arguments[0] && inputOf(code, call.arguments[0]) }))
    .filter(({ input }) => input && hasTelling(input));
  for (let around = code.parentOf(header); around; around = code.parentOf(around)) {
    const [start, end] = [around.start ?? 0, around.end ?? 0];
    const inside = bodies.filter(({ call }) => (call.start ?? 0) >= start && (call.end ?? 0) <= end);
    if (inside.length > 0) return inside[0]?.input;
  }
  return undefined;
}
