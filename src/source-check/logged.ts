import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { isOfQuery, originOf } from './origin.ts';
import { linkNames } from './reset-link.ts';
import { resetSteps } from './reset-steps.ts';
import { bare, calledName, isCall, keyName, lastName, memberName } from './syntax.ts';
import { namesOf } from './trace.ts';

/** Names of what opens an account, whatever the file is about. */
const secrets =
  /^(secret_?hash|((new|old|proposed|previous|temp|temporary|current)_?)?password|(access|id|refresh)_?token|client_?secret|(confirmation|verification|reset|mfa|sms|totp|otp|plain_?text|decrypted|user)_?code|otp|passcode)$/i;

/** Members of inputs that carry a code. */
const codeMembers = /^(confirmationCode|UserCode|challengeResponse|ANSWER|\w+_CODE)$/i;

/** Whether a call writes to a log. */
export function isLog(code: Code, call: Node): boolean {
  if (!isCall(call)) return false;
  const callee = bare(call.callee);
  if (
    !/^(log|info|debug|warn|error|trace|verbose|fatal|silly|notice|dir|table)$/.test(calledName(call) ?? '')
  )
    return false;
  if (memberName(callee) === undefined || !('object' in callee)) return false;
  const names = [lastName(callee.object) ?? '', ...namesOf(code, callee.object)];
  return names.some(
    name => /^(console|log(ger)?|pino|winston)$/i.test(name) || /[a-z_]Log(ger)?$/.test(name),
  );
}

/** The values that a file gives as a code: what is logged and is one of them is a code, whatever its name. */
export function codesGiven(code: Code): readonly Node[] {
  const members = code.of('ObjectProperty').flatMap(({ key, value, computed }) => {
    const name = keyName(key, computed);
    return name !== undefined && codeMembers.test(name) ? [value] : [];
  });
  return [...members, ...resetSteps(code).flatMap(step => step.code ?? [])];
}

/** The secret that a logged argument is or, in an object, text or template, holds. */
export function secretIn(code: Code, argument: Node, codes: readonly Node[]): string | undefined {
  const inner = (node: Node) => secretIn(code, node, codes);
  const first = (nodes: readonly Node[]) => nodes.map(inner).find(found => found !== undefined);
  const node = bare(argument);
  const name = lastName(node);
  if (name !== undefined) return isSecret(code, node, name, codes) ? name : undefined;
  switch (node.type) {
    case 'TemplateLiteral':
      return first(node.expressions);
    case 'BinaryExpression':
      return node.operator === '+' ? first([node.left, node.right]) : undefined;
    case 'LogicalExpression':
      return first([node.left, node.right]);
    case 'CallExpression':
      return shown(node) && inner(shown(node) ?? node);
    case 'ObjectExpression':
      return first(
        node.properties.flatMap((one): readonly Node[] => {
          if (one.type !== 'ObjectProperty') return [];
          // `{ password: '***' }` and `{ password: mask(password) }` show nothing.
          const key = keyName(one.key, one.computed) ?? '';
          const isPlain =
            lastName(one.value) !== undefined && secrets.test(key) && !isPlaceholder(code, one.value);
          return isPlain ? [one.key] : [one.value];
        }),
      );
    default:
      return undefined;
  }
}

/** What a call shows as it is. */
function shown(call: Node): Node | undefined {
  if (!isCall(call)) return undefined;
  const callee = bare(call.callee);
  if (/^(stringify|String|inspect)$/.test(calledName(call) ?? '')) return call.arguments[0];
  return /^(toString|trim)$/.test(memberName(callee) ?? '') && 'object' in callee ? callee.object : undefined;
}

function isSecret(code: Code, node: Node, name: string, codes: readonly Node[]): boolean {
  if (isPlaceholder(code, node)) return false;
  if (secrets.test(name)) return true;
  // Errors, answers and programs that end have a code, too.
  if (!/^\w*(code|otp|answer)$/i.test(name)) return false;
  const names = namesOf(code, node);
  if (name === 'code' && names.at(-2) === 'request') return true;
  if (isOfQuery(originOf(code, node), linkNames.code)) return true;
  return codes.some(one => isSame(code, bare(one), node));
}

/** The code of CustomMessage is `{####}`. */
function isPlaceholder(code: Code, node: Node): boolean {
  return namesOf(code, node).at(-1) === 'codeParameter';
}

function isSame(code: Code, a: Node, b: Node): boolean {
  if (a.type === 'Identifier' && b.type === 'Identifier') {
    const binding = code.bindingOf(a);
    if (binding && binding === code.bindingOf(b)) return true;
  }
  const names = namesOf(code, a);
  return names.length > 1 && names.join('.') === namesOf(code, b).join('.');
}
