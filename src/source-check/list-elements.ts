import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { bare, isCall, memberName } from './syntax.ts';
import { trace } from './trace.ts';

/** Members of a list that leave it as it is. */
const reading =
  /^(join|map|filter|forEach|some|every|find|findLast|findIndex|includes|indexOf|at|slice|concat|length|toString)$/;

/**
 * The elements of a list that is written in the file, with those that `push` adds to it; where that depends on something,
 * all of them. Undefined for one that is changed in another way or handed on: what it has then cannot be seen.
 */
export function elementsOf(code: Code, expression: Node): readonly Node[] | undefined {
  const { node: list, path } = trace(code, expression);
  if (list.type !== 'ArrayExpression' || path.length > 0) return undefined;
  const written = list.elements.filter(element => element !== null);
  const name = bare(expression);
  if (name === list) return written;
  // A member of an object may be filled wherever the object is.
  if (name.type !== 'Identifier') {
    return isFilled(code, memberName(name)) || isHandedOn(code, name) ? undefined : written;
  }
  const binding = code.bindingOf(name);
  const [given] = binding?.given ?? [];
  // What has two names may be filled by the other.
  if (!binding || !given || bare(given.expression) !== list || given.path.length > 0) return undefined;
  const added = binding.uses.map(use => addedAt(code, use));
  return added.every(one => one !== undefined) ? [...written, ...added.flat()] : undefined;
}

/** What a use of a list adds to it at its end; undefined where it may do anything else to it. */
function addedAt(code: Code, use: Node): readonly Node[] | undefined {
  const parent = code.parentOf(use);
  if (parent?.type === 'ForOfStatement' || parent?.type === 'SpreadElement') return [];
  if (!parent || !('object' in parent) || parent.object !== use) return undefined;
  const member = memberName(parent) ?? '';
  const around = code.parentOf(parent);
  if (member === 'push') {
    return around && isCall(around) && around.callee === parent ? around.arguments : undefined;
  }
  const isSet = around?.type === 'AssignmentExpression' && around.left === parent;
  return reading.test(member) && !isSet ? [] : undefined;
}

/** Whether a list of this name is changed somewhere in the file. */
function isFilled(code: Code, name: string | undefined): boolean {
  return code.of('MemberExpression', 'OptionalMemberExpression').some(({ object, ...member }) => {
    if (memberName(bare(object)) !== name) return false;
    return !reading.test(memberName({ object, ...member }) ?? '');
  });
}

/** Whether the object that a member is of is used otherwise than by its members. */
function isHandedOn(code: Code, member: Node): boolean {
  let root = member;
  while ('object' in root && memberName(root) !== undefined) root = bare(root.object);
  return (code.bindingOf(root)?.uses ?? []).some(use => {
    const parent = code.parentOf(use);
    return !parent || !('object' in parent) || parent.object !== use;
  });
}
