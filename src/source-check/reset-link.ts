import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import type { CognitoCall } from './cognito-calls.ts';
import { cognitoCalls } from './cognito-calls.ts';
import { isOfQuery, originOf } from './origin.ts';
import { isQueryRead, queryName } from './query.ts';
import { calledName, isCall, literalText } from './syntax.ts';

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

/** A step of a reset in code, with what names the app client in it. */
export interface ResetStep {
  readonly operation: string;
  readonly node: Node;
  /** What is given as the app client; undefined where it cannot be seen. */
  readonly client: Node | undefined;
  /** What is given as the code; undefined where it takes none. */
  readonly code: Node | undefined;
}

const resetOperations = /^(ConfirmForgotPassword|ForgotPassword|ConfirmSignUp|ResendConfirmationCode)$/;

/**
 * The steps of a reset or a confirmation that a file takes, by an AWS SDK, plain HTTP, Amplify or
 * amazon-cognito-identity-js. For the last two, the client is that of the file's only configuration.
 */
export function resetSteps(code: Code): readonly ResetStep[] {
  const calls = cognitoCalls(code)
    .filter(({ operation }) => resetOperations.test(operation))
    .map(stepOf);
  const configured = configuredClient(code);
  return configured ? [...calls, ...librarySteps(code, configured)] : calls;
}

function stepOf({ operation, node, member }: CognitoCall): ResetStep {
  return { operation, node, client: member('ClientId'), code: member('ConfirmationCode') };
}

/** Whether the file confirms with a code that its URL carries. */
export function confirmsFromLink(
  code: Code,
  steps: readonly ResetStep[],
  reads: readonly QueryRead[],
): boolean {
  const confirms = steps.filter(({ operation }) => operation.startsWith('Confirm'));
  if (confirms.length === 0) return false;
  const direct = confirms.some(step => step.code && isOfQuery(originOf(code, step.code), linkNames.code));
  if (direct) return true;
  const named = reads.filter(({ name }) => linkNames.code.test(name));
  return named.some(({ name }) => name !== 'code') || (named.length > 0 && !takesSignIn(code, reads));
}

/** What comes back from a sign-in page carries a `code`, too. */
function takesSignIn(code: Code, reads: readonly QueryRead[]): boolean {
  if (reads.some(({ name }) => name === 'state')) return true;
  return code.of('StringLiteral', 'TemplateElement').some(({ value }) => {
    const text = typeof value === 'string' ? value : value.raw;
    return /\/oauth2\/|^authorization_code$/.test(text);
  });
}

/** What the libraries call these steps. */
const librarySubmits: ReadonlyMap<string, string> = new Map([
  ['confirmResetPassword', 'ConfirmForgotPassword'],
  ['forgotPasswordSubmit', 'ConfirmForgotPassword'],
  ['confirmPassword', 'ConfirmForgotPassword'],
  ['confirmRegistration', 'ConfirmSignUp'],
  ['confirmSignUp', 'ConfirmSignUp'],
]);

function librarySteps(code: Code, client: Node): readonly ResetStep[] {
  return code.of('CallExpression', 'OptionalCallExpression').flatMap(node => {
    const operation = librarySubmits.get(calledName(node) ?? '');
    return operation === undefined ? [] : [{ operation, node, client, code: undefined }];
  });
}

/** The app client that a library is set up with, where the file does so once. */
function configuredClient(code: Code): Node | undefined {
  const named = code.of('ObjectProperty').filter(property => {
    const { key, value } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '';
    if (/^(userPoolClientId|userPoolWebClientId|aws_user_pools_web_client_id)$/.test(name)) return true;
    if (name !== 'ClientId' || value.type === 'AssignmentPattern') return false;
    const object = code.parentOf(property);
    const call = object && code.parentOf(object);
    return call !== undefined && isCall(call) && calledName(call) === 'CognitoUserPool';
  });
  const [only, ...others] = named;
  return only && others.length === 0 ? only.value : undefined;
}
