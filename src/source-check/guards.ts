import type { Node } from '@babel/types';

/** An `if` that leaves the statements after it, such as `if (…) return event;`. */
export type Guard = Extract<Node, { type: 'IfStatement' }>;

const leaving: ReadonlySet<string> = new Set([
  ...['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement'],
]);

/** Of each list of statements, once: a handler of thousands of lines asks for each of them. */
const known = new WeakMap<Node, readonly Guard[]>();

/** The guards that stand before a statement in the list that it is in; none where a node is no such list. */
export function guardsBefore(list: Node, statement: Node): readonly Guard[] {
  const guards = known.get(list) ?? statementsOf(list).filter(isGuard);
  known.set(list, guards);
  return guards.filter(({ end }) => (end ?? 0) <= (statement.start ?? 0));
}

function statementsOf(list: Node): readonly Node[] {
  if (list.type === 'Program' || list.type === 'BlockStatement') return list.body;
  return list.type === 'SwitchCase' ? list.consequent : [];
}

function isGuard(statement: Node): statement is Guard {
  return statement.type === 'IfStatement' && leaves(statement.consequent);
}

/** Whether a statement goes elsewhere at its end. */
export function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last !== undefined && leaving.has(last.type);
}
