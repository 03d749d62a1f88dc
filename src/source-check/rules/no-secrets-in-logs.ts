import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { defineRule } from '../rule.ts';
import { bare, calledName, isCall, keyName, lastName, memberName } from '../syntax.ts';
import { namesOf } from '../trace.ts';

const secrets =
  /^(ConfirmationCode|confirmationCode|SecretHash|NewPassword|newPassword|ProposedPassword|PreviousPassword|Password|password|tempPassword|temporaryPassword|TemporaryPassword|AccessToken|accessToken|IdToken|idToken|RefreshToken|refreshToken|clientSecret|ClientSecret)$/;

/** Events that carry a password, a code or the answer to a challenge. */
const telling = [
  [[/UserMigration_Authentication|UserMigrationTrigger/], 'the password of whoever signs in'],
  [
    [/CustomEmailSender_|CustomSMSSender_|CustomEmailSenderTrigger|CustomSMSSenderTrigger/],
    'the sealed code and the user',
  ],
  [[/privateChallengeParameters/, /challengeAnswer/], 'the right answer'],
] as const;

export const noSecretsInLogs = defineRule({
  id: 'no-secrets-in-logs',
  severity: 'warning',
  title: 'No code, password or token in logs',
  why: 'Who reads the logs takes over accounts: a reset code is good for an hour, a refresh token for a month.',
  fix: 'Log the user’s sub and triggerSource, and nothing that opens an account.',
  leadsTo: ['access-token-revoked', 'code-already-used'],
  mentions: /cognito|triggerSource|userPool|ConfirmationCode|confirmationCode|resetPassword|signIn/i,
  *find({ code, text }) {
    for (const call of code.of('CallExpression', 'OptionalCallExpression')) {
      if (!isLog(code, call)) continue;
      for (const argument of call.arguments) {
        const name = secretIn(argument);
        if (name !== undefined) {
          yield { at: argument.start ?? 0, says: `${name} is logged.` };
          continue;
        }
        const [, what] = isEvent(code, argument)
          ? (telling.find(([all]) => all.every(one => one.test(text))) ?? [])
          : [];
        if (what) yield { at: argument.start ?? 0, says: `The event is logged, and with it ${what}.` };
      }
    }
  },
});

function isLog(code: Code, call: Node): boolean {
  if (!isCall(call) || !/^(log|info|debug|warn|error|trace)$/.test(calledName(call) ?? '')) return false;
  const callee = bare(call.callee);
  if (memberName(callee) === undefined || !('object' in callee)) return false;
  return (
    namesOf(code, callee.object).some(name => /^(console|log(ger)?|pino|winston)$/i.test(name)) ||
    isLogName(callee.object)
  );
}

function isLogName(node: Node): boolean {
  return /^(console|log(ger)?)$/i.test(lastName(node) ?? '');
}

/** The secret that an argument is or, in an object or template, holds. */
function secretIn(argument: Node): string | undefined {
  const node = bare(argument);
  const name = lastName(node);
  if (name !== undefined) return secrets.test(name) ? name : undefined;
  if (node.type === 'TemplateLiteral')
    return node.expressions.map(secretIn).find(found => found !== undefined);
  if (node.type === 'BinaryExpression') return secretIn(node.left) ?? secretIn(node.right);
  if (isCall(node) && calledName(node) === 'stringify')
    return node.arguments[0] && secretIn(node.arguments[0]);
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) {
    if (property.type !== 'ObjectProperty') continue;
    const key = keyName(property.key, property.computed) ?? '';
    // `{ password: '***' }` and `{ password: mask(password) }` show nothing.
    if (secrets.test(key) && lastName(property.value) !== undefined) return secretIn(property.value) ?? key;
  }
  return undefined;
}

function isEvent(code: Code, argument: Node): boolean {
  const node = bare(argument);
  if (isCall(node) && calledName(node) === 'stringify') {
    return node.arguments[0] !== undefined && isEvent(code, node.arguments[0]);
  }
  return node.type === 'Identifier' && node.name === 'event' && code.bindingOf(node)?.kind === 'parameter';
}
