import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { defineRule } from '../rule.ts';
import { calledName, isCall } from '../syntax.ts';
import { nodesIn } from '../texts.ts';

const request =
  /^(forgotPassword|resetPassword|ForgotPasswordCommand|resendConfirmationCode|resendSignUpCode|ResendConfirmationCodeCommand)$/;

export const expiredNotResent = defineRule({
  id: 'expired-not-resent',
  severity: 'advice',
  title: 'An expired code does not ask for another by itself',
  why:
    'ExpiredCodeException has several causes, and another mail mends one of them. Sent without being asked for, it replaces ' +
    'the code that the user is about to type, and the next failure sends one more, until the hourly limit.',
  fix: 'Say that the newest mail counts, and offer another one by a button.',
  leadsTo: ['code-replaced', 'reset-requests-exceeded'],
  mentions: /ExpiredCodeException/,
  *find({ code }) {
    for (const { test, consequent, alternate } of code.of('IfStatement', 'ConditionalExpression')) {
      const asked = asks(test);
      const branch = asked === 'is' ? consequent : asked === 'is not' ? alternate : undefined;
      if (branch) yield* requestsIn(code, [branch]);
    }
    for (const { operator, left, right } of code.of('LogicalExpression')) {
      if (asks(left) === (operator === '&&' ? 'is' : 'is not')) yield* requestsIn(code, [right]);
    }
    for (const { test, consequent } of code.of('SwitchCase')) {
      if (test && mentionsIt(test)) yield* requestsIn(code, consequent);
    }
  },
});

function mentionsIt(node: Node): boolean {
  return nodesIn(node).some(
    one =>
      (one.type === 'StringLiteral' && one.value === 'ExpiredCodeException') ||
      (one.type === 'Identifier' && one.name === 'ExpiredCodeException'),
  );
}

/** What a test says of the error, by the way that it is compared. */
function asks(test: Node): 'is' | 'is not' | undefined {
  if (!mentionsIt(test)) return undefined;
  const isNegated = nodesIn(test).some(
    one =>
      (one.type === 'BinaryExpression' && one.operator.startsWith('!') && mentionsIt(one)) ||
      (one.type === 'UnaryExpression' && one.operator === '!' && mentionsIt(one.argument)),
  );
  return isNegated ? 'is not' : 'is';
}

function* requestsIn(code: Code, statements: readonly Node[]) {
  for (const statement of statements) {
    const around = code.functionAround(statement);
    const call = nodesIn(statement).find(
      // What a button does is in a function of its own.
      node => isCall(node) && request.test(calledName(node) ?? '') && code.functionAround(node) === around,
    );
    if (call) yield { at: call.start ?? 0, says: 'Another code is asked for as soon as one has expired.' };
  }
}
