import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { bare, memberName } from './syntax.ts';
import { namesOf } from './trace.ts';

/** The kinds of token that are taken for each other. */
export type TokenKind = 'id' | 'access';

const idNames =
  /^(get)?_?id_?token$|^(raw|jwt|cognito|user|current|bearer)_?id_?token$|^id_?token_?(jwt|string|value|raw)$/i;
const accessNames =
  /^(get)?_?access_?token$|^(raw|jwt|cognito|user|current|bearer)_?access_?token$|^access_?token_?(jwt|string|value|raw)$/i;

/**
 * Which kind of token an expression is by the names on the way to it, such as `session.getIdToken().getJwtToken()`;
 * undefined where they do not say, or say both.
 */
export function tokenKind(code: Code, expression: Node): TokenKind | undefined {
  const names = [...writtenNames(expression), ...namesOf(code, expression)];
  const isId = names.some(name => idNames.test(name));
  const isAccess = names.some(name => accessNames.test(name));
  if (isId === isAccess) return undefined;
  return isId ? 'id' : 'access';
}

function writtenNames(expression: Node): readonly string[] {
  const node = bare(expression);
  if (node.type === 'Identifier') return [node.name];
  const name = memberName(node);
  return name === undefined ? [] : [name];
}
