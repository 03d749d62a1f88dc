import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { guardsBefore } from './guards.ts';
import { leavesOf, originOf } from './origin.ts';
import { bare, isCall, isFunction, memberName } from './syntax.ts';
import { nodesIn } from './texts.ts';
import { functionOf } from './trace.ts';

/** What tells one app client from another in a trigger: the event's own id, or what the app sends along. */
const names = /^(caller_?Context|client_?Metadata|(app_?)?client_?id|cid|app_?client)$/i;

/** No more nodes are looked at for one value. */
const mostNodes = 4_000;

/**
 * Whether a value can depend on the app client that a trigger is called for: by a name on the way to it, a test that
 * chooses it, or a function that gets the whole event.
 */
export function namesClient(code: Code, value: Node): boolean {
  const seen = new Set<Node>();
  const left: Node[] = [value];
  let count = 0;
  for (let root = left.pop(); root; root = left.pop()) {
    if (seen.has(root)) continue;
    seen.add(root);
    for (const node of nodesIn(root)) {
      if (++count > mostNodes) return true;
      if (isName(code, node) || (isCall(node) && getsEvent(code, node))) return true;
      if (node.type !== 'Identifier') continue;
      const binding = code.bindingOf(node);
      for (const given of binding?.given ?? []) if (given) left.push(given.expression);
      left.push(...(binding?.added ?? []));
      if (binding?.kind === 'function' && binding.function) left.push(binding.function.body);
    }
  }
  return false;
}

/** Whether a test around a place, or one that ends the function before it, asks which app client it is. */
export function isChosenByClient(code: Code, place: Node): boolean {
  let inner = place;
  for (let node = code.parentOf(inner); node; inner = node, node = code.parentOf(inner)) {
    if ((node.type === 'IfStatement' || node.type === 'ConditionalExpression') && inner !== node.test) {
      if (namesClient(code, node.test)) return true;
    } else if (node.type === 'SwitchStatement' && inner !== node.discriminant) {
      if (namesClient(code, node.discriminant)) return true;
    } else if (guardsBefore(node, inner).some(({ test }) => namesClient(code, test))) return true;
  }
  return false;
}

/** A name of an app client, unless it stands for a fixed text or a variable of the environment. */
function isName(code: Code, node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : memberName(node);
  if (name === undefined || !names.test(name)) return false;
  // The name of a member is looked at with its member.
  const parent = node.type === 'Identifier' ? code.parentOf(node) : undefined;
  if (parent && memberName(parent) === name && 'object' in parent && parent.object !== node) return false;
  return !leavesOf(originOf(code, node)).every(({ kind }) => /^(text|environment|empty)$/.test(kind));
}

/** Whether a function of another file is given the whole event, or what says who calls. */
function getsEvent(code: Code, call: Node): boolean {
  if (!isCall(call) || functionOf(code, call.callee)) return false;
  return call.arguments.some(argument => {
    const node = bare(argument);
    const binding = node.type === 'Identifier' ? code.bindingOf(node) : undefined;
    return (
      binding?.kind === 'parameter' &&
      isFunction(binding.function ?? node) &&
      /^(e|ev|evt|event|input|\w+Event)$/.test(binding.name)
    );
  });
}
