import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { type CognitoCall, cognitoCalls } from './cognito-calls.ts';
import { type CallNode, calledName, isCall, keyName, propertyOf } from './syntax.ts';
import { functionOf, trace } from './trace.ts';

/** A step of a reset in code, with what names the app client in it. */
export interface ResetStep {
  readonly operation: string;
  readonly node: Node;
  /** What is given as the app client; undefined where it cannot be seen. */
  readonly client: Node | undefined;
  /** What is given as the code; undefined where it takes none, or where it cannot be seen. */
  readonly code: Node | undefined;
  /** Whether its app client is that of a configuration in another file. */
  readonly isConfiguredElsewhere?: boolean;
  /** Whether it is a function of another file, known by its name alone. */
  readonly isOwnName?: boolean;
}

const resetOperations = /^(ConfirmForgotPassword|ForgotPassword|ConfirmSignUp|ResendConfirmationCode)$/;

/**
 * The steps of a reset or a confirmation that a file takes, by an AWS SDK, plain HTTP, Amplify,
 * amazon-cognito-identity-js, or a function of another file that is named like one. The client of a library is that of
 * the file's only configuration, or of another file's.
 */
export function resetSteps(code: Code): readonly ResetStep[] {
  const calls = cognitoCalls(code)
    .filter(({ operation }) => resetOperations.test(operation))
    .map(stepOf);
  const known = new Set(calls.map(({ node }) => node));
  const configured = configuredClients(code);
  const library = code
    .of('CallExpression', 'OptionalCallExpression')
    .filter(node => !known.has(node))
    .flatMap(node => libraryStep(code, node) ?? []);
  const [only] = configured;
  if (!only) return [...calls, ...library.map(step => ({ ...step, isConfiguredElsewhere: true }))];
  const client = configured.length === 1 ? only : undefined;
  return [...calls, ...library.map(step => ({ ...step, client }))];
}

function stepOf({ operation, node, member }: CognitoCall): ResetStep {
  return { operation, node, client: member('ClientId'), code: member('ConfirmationCode') };
}

/** What libraries call these steps, with which argument the code is, where it is no member `confirmationCode`. */
const librarySubmits: ReadonlyMap<string, { readonly operation: string; readonly code: number }> = new Map([
  ['confirmResetPassword', { operation: 'ConfirmForgotPassword', code: 1 }],
  ['forgotPasswordSubmit', { operation: 'ConfirmForgotPassword', code: 1 }],
  ['confirmForgotPassword', { operation: 'ConfirmForgotPassword', code: 1 }],
  ['confirmPassword', { operation: 'ConfirmForgotPassword', code: 0 }],
  ['confirmRegistration', { operation: 'ConfirmSignUp', code: 0 }],
  ['confirmSignUp', { operation: 'ConfirmSignUp', code: 1 }],
]);

function libraryStep(code: Code, node: CallNode): ResetStep | undefined {
  const called = calledName(node) ?? '';
  const submit = librarySubmits.get(called);
  // A function of the file is looked at where it calls.
  if (!submit || functionOf(code, node.callee)) return undefined;
  const isOwnName = !usesLibrary(code);
  const isTelling = /^(confirmForgotPassword|forgotPasswordSubmit|confirmResetPassword)$/.test(called);
  if (isOwnName && !isTelling) return undefined;
  return {
    operation: submit.operation,
    node,
    client: undefined,
    code: codeOf(code, node, submit.code),
    ...(isOwnName && { isOwnName }),
  };
}

function codeOf(code: Code, { arguments: given }: CallNode, index: number): Node | undefined {
  for (const argument of given) {
    const { node } = trace(code, argument);
    const member = propertyOf(node, 'confirmationCode') ?? propertyOf(node, 'code');
    if (member) return member;
  }
  return given[index];
}

/** Whether a file uses a library that keeps the app client in a configuration. */
function usesLibrary(code: Code): boolean {
  const of = /^(@?aws-amplify|amazon-cognito-identity-js)(\/|$)/;
  return (
    code.of('ImportDeclaration').some(({ source }) => of.test(source.value)) ||
    code.of('CallExpression').some(call => {
      const [first] = call.arguments;
      return calledName(call) === 'require' && first?.type === 'StringLiteral' && of.test(first.value);
    })
  );
}

/** The app clients that a library is set up with. */
export function configuredClients(code: Code): readonly Node[] {
  return code.of('ObjectProperty').flatMap(property => {
    const { key, value, computed } = property;
    const name = keyName(key, computed) ?? '';
    if (/^(userPoolClientId|userPoolWebClientId|aws_user_pools_web_client_id)$/.test(name)) return [value];
    if (name !== 'ClientId' || value.type === 'AssignmentPattern') return [];
    const object = code.parentOf(property);
    const call = object && code.parentOf(object);
    const isPool = call !== undefined && isCall(call) && calledName(call) === 'CognitoUserPool';
    return isPool ? [value] : [];
  });
}
