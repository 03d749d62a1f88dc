import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { isInResponse } from '../message-text.ts';
import { originOf } from '../origin.ts';
import { defineRule } from '../rule.ts';
import { bare, calledName, isCall, keyName, literalText, memberName } from '../syntax.ts';
import { namesOf, trace } from '../trace.ts';

/** The fields of triggers' answers that are true or false (documented). */
const booleans =
  /^(autoConfirmUser|autoVerifyEmail|autoVerifyPhone|issueTokens|failAuthentication|answerCorrect|forceAliasCreation)$/;

export const triggerAnswersBooleans = defineRule({
  id: 'trigger-answers-booleans',
  severity: 'error',
  title: 'Triggers answer true and false, not their names',
  why:
    'Cognito refuses an answer with "true" where true belongs, for every user: InvalidLambdaResponseException, ' +
    'unrecognizable lambda output.',
  fix: 'Write true or false without quotation marks; compare a text with "true" first.',
  leadsTo: ['answer-breaks-contract'],
  mentions: /autoConfirmUser|autoVerify|issueTokens|failAuthentication|answerCorrect|forceAliasCreation/,
  *find({ code }) {
    const assigned = code.of('AssignmentExpression').flatMap(({ left, right }) => {
      const name = memberName(left);
      if (name === undefined || !booleans.test(name) || !('object' in left)) return [];
      return namesOf(code, left.object).at(-1) === 'response' ? [{ name, value: right }] : [];
    });
    const written = code.of('ObjectProperty').flatMap(property => {
      const name = keyName(property.key, property.computed) ?? '';
      return booleans.test(name) && isInResponse(code, property) ? [{ name, value: property.value }] : [];
    });
    for (const { name, value } of [...assigned, ...written]) {
      const wrong = wrongIn(code, value);
      if (wrong) yield { at: wrong.start ?? 0, says: `${name} is ${wordOf(wrong)} and not true or false.` };
    }
  },
});

/** The value that is of another kind, where one of those that it can be is. */
function wrongIn(code: Code, value: Node): Node | undefined {
  const node = bare(value);
  if (node.type === 'ConditionalExpression')
    return wrongIn(code, node.consequent) ?? wrongIn(code, node.alternate);
  if (originOf(code, node).kind === 'environment') return node;
  const { node: traced, path } = trace(code, node);
  if (path.length > 0) return undefined;
  return isText(traced) || traced.type === 'NumericLiteral' ? node : undefined;
}

function isText(node: Node): boolean {
  if (/^(TemplateLiteral|StringLiteral)$/.test(node.type)) return true;
  return isCall(node) && /^(String|toString|stringify)$/.test(calledName(node) ?? '');
}

function wordOf(node: Node): string {
  const text = literalText(node);
  if (text === 'true' || text === 'false') return `the text '${text}'`;
  return text === undefined && node.type === 'NumericLiteral' ? 'a number' : 'a text or number';
}
