import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { cognitoCalls } from '../cognito-calls.ts';
import { codesGiven, isLog, secretIn } from '../logged.ts';
import { defineRule } from '../rule.ts';
import { bare, calledName, isCall, lastName, memberName } from '../syntax.ts';

/** Events of triggers that carry a password, a code or the answer to a challenge. */
const telling = [
  [[/UserMigration(_|Trigger)/], 'the password of whoever signs in'],
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
  mentions:
    /cognito|aws-amplify|triggerSource|userPool|confirmation_?code|verification_?code|forgotPassword|resetPassword|signIn|confirmSignUp/i,
  *find({ code, text }) {
    const codes = codesGiven(code);
    const ofTrigger = telling.find(([all]) => all.every(one => one.test(text)))?.[1];
    const ofApi = takesSecretsOfBody(code, text) ? 'the code or password in its body' : undefined;
    for (const call of code.of('CallExpression', 'OptionalCallExpression')) {
      if (!isLog(code, call)) continue;
      for (const argument of call.arguments) {
        const name = secretIn(code, argument, codes);
        const at = argument.start ?? 0;
        if (name !== undefined) yield { at, says: `${name} is logged.` };
        else if ((ofTrigger ?? ofApi) !== undefined && showsEvent(code, argument, ofTrigger === undefined)) {
          yield { at, says: `The event is logged, and with it ${ofTrigger ?? ofApi}.` };
        }
      }
    }
  },
});

/** Whether a function behind an API gives Cognito a code or password that its request carries. */
function takesSecretsOfBody(code: Code, text: string): boolean {
  if (!/\b(event|ev|evt)\??\.body\b|\breq(uest)?\.body\b|\{[^}]*\bbody\b[^}]*\}/.test(text)) return false;
  return cognitoCalls(code).some(({ member }) =>
    ['ConfirmationCode', 'Password', 'ProposedPassword', 'PreviousPassword'].some(
      one => member(one) !== undefined,
    ),
  );
}

/** Whether a logged argument shows a whole event, or its request; for an API, its body, too. */
function showsEvent(code: Code, argument: Node, isApi: boolean): boolean {
  const inner = (one: Node) => showsEvent(code, one, isApi);
  const node = bare(argument);
  if (isCall(node)) {
    const [first] = node.arguments;
    return /^(stringify|inspect)$/.test(calledName(node) ?? '') && first !== undefined && inner(first);
  }
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions.some(inner);
    case 'BinaryExpression':
      return node.operator === '+' && (inner(node.left) || inner(node.right));
    case 'ObjectExpression':
      return node.properties.some(
        one => one.type !== 'ObjectMethod' && inner(one.type === 'SpreadElement' ? one.argument : one.value),
      );
    case 'Identifier':
      return (
        /^(e|ev|evt|event)$/.test(node.name) &&
        code.bindingOf(node)?.kind === 'parameter' &&
        !isCaught(code, node)
      );
    default: {
      const of = 'object' in node ? node.object : undefined;
      const name = memberName(node) ?? '';
      if (!of || !(isApi ? /^body$/ : /^(request|response)$/).test(name)) return false;
      return /^(e|ev|evt|event|req|request)$/.test(lastName(of) ?? '');
    }
  }
}

/** `e` is an error or the event of a button more often than that of a trigger. */
function isCaught(code: Code, name: Node & { type: 'Identifier' }): boolean {
  const fn = code.bindingOf(name)?.function;
  const parent = fn && code.parentOf(fn);
  return parent !== undefined && (isCall(parent) || parent.type === 'JSXExpressionContainer');
}
