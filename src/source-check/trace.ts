import type { Identifier, Node } from '@babel/types';
import type { Binding, Given } from './bindings.ts';
import type { Code } from './code.ts';
import {
  bare,
  type FunctionNode,
  isCall,
  isFunction,
  keyName,
  lastName,
  memberName,
  propertyOf,
} from './syntax.ts';

/** Where a value comes from: a part, by names, of an expression that is followed no further. */
export interface Traced {
  readonly node: Node;
  readonly path: readonly string[];
}

/** How many steps are followed: names that stand for each other end. */
export const mostSteps = 24;

/**
 * Follows an expression through names with one value, members of object literals, and parameters of functions that are
 * called at one place in the file.
 */
export function trace(code: Code, expression: Node, steps = mostSteps): Traced {
  const node = bare(expression);
  if (steps <= 0) return { node, path: [] };
  const name = memberName(node);
  if (name !== undefined && 'object' in node) {
    const whole = trace(code, node.object, steps - 1);
    return memberOf(code, { node: whole.node, path: [...whole.path, name] }, steps - 1);
  }
  if (node.type !== 'Identifier') return { node, path: [] };
  const binding = code.bindingOf(node);
  const given = binding && onlyValueOf(code, binding);
  if (!given || given.fallback) return { node, path: [] };
  const whole = trace(code, given.expression, steps - 1);
  return memberOf(code, { node: whole.node, path: [...whole.path, ...given.path] }, steps - 1);
}

/** What a name is given in the file; a parameter by its function's only call. Empty where that is not known. */
export function valuesOf(code: Code, binding: Binding): readonly Given[] {
  const { given, parameter } = binding;
  if (given.includes(undefined)) return [];
  const known = given.filter(one => one !== undefined);
  if (binding.kind !== 'parameter') return known;
  if (!parameter || !binding.function || known.length > 0) return [];
  const argument = onlyArgument(code, binding.function, parameter.index);
  if (argument) return [{ expression: argument, ...parameter }];
  return [];
}

function onlyValueOf(code: Code, binding: Binding): Given | undefined {
  const [only, ...others] = valuesOf(code, binding);
  return others.length === 0 ? only : undefined;
}

/** What a function that is called at one place, and known nowhere else, is given there. */
function onlyArgument(code: Code, fn: FunctionNode, index: number): Node | undefined {
  const name = nameOf(code, fn);
  const [use, ...others] = (name && code.bindingOf(name)?.uses) ?? [];
  const call = use && code.parentOf(use);
  if (!call || !isCall(call) || call.callee !== use || others.length > 0) return undefined;
  const argument = call.arguments[index];
  return argument && argument.type !== 'SpreadElement' ? argument : undefined;
}

/** The name that a function is declared by; undefined where it is exported or has none. */
export function nameOf(code: Code, fn: FunctionNode): Identifier | undefined {
  const parent = code.parentOf(fn);
  if (fn.type === 'FunctionDeclaration')
    return parent?.type.startsWith('Export') ? undefined : (fn.id ?? undefined);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined;
  const declaration = code.parentOf(parent);
  const isExported = declaration && code.parentOf(declaration)?.type === 'ExportNamedDeclaration';
  return isExported ? undefined : parent.id;
}

/** The function that an expression stands for, where it is in the file. */
export function functionOf(code: Code, expression: Node): FunctionNode | undefined {
  const { node, path } = trace(code, expression);
  if (path.length > 0) return undefined;
  if (/^(FunctionExpression|ArrowFunctionExpression|ObjectMethod)$/.test(node.type) && isFunction(node))
    return node;
  const binding = code.bindingOf(node);
  return binding?.kind === 'function' && binding.given.length === 0 ? binding.function : undefined;
}

/** What a function gives back, where that is one expression. */
export function onlyResult(code: Code, fn: FunctionNode): Node | undefined {
  const results = resultsOf(code, fn);
  return results.length === 1 ? results[0] : undefined;
}

/** All that a function gives back, one for each `return` that has something. */
export function resultsOf(code: Code, fn: FunctionNode): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  return code
    .of('ReturnStatement')
    .flatMap(one => (one.argument && code.functionAround(one) === fn ? [one.argument] : []));
}

/** What a field of the class around is set to, where that is done once and where it is declared. */
function fieldOf(code: Code, place: Node, name: string): Node | undefined {
  let around = code.parentOf(place);
  while (around && around.type !== 'ClassBody') around = code.parentOf(around);
  const fields = around?.body.filter(
    one => one.type === 'ClassProperty' && keyName(one.key, one.computed) === name,
  );
  const [field] = fields ?? [];
  const isSetAgain = code.of('AssignmentExpression').some(({ left }) => memberName(left) === name);
  return field?.type === 'ClassProperty' && !isSetAgain ? (field.value ?? undefined) : undefined;
}

/** All expressions that a value can be, through choices, names with several values, and functions of the file. */
export function candidatesOf(code: Code, expression: Node, steps = mostSteps): readonly Node[] {
  const { node, path } = trace(code, expression);
  if (path.length > 0 || steps <= 0) return [node];
  const all = (nodes: readonly Node[]) => nodes.flatMap(one => candidatesOf(code, one, steps - 6));
  if (node.type === 'ConditionalExpression') return all([node.consequent, node.alternate]);
  if (node.type === 'LogicalExpression') return all([node.left, node.right]);
  const binding = node.type === 'Identifier' ? code.bindingOf(node) : undefined;
  const given = (binding ? valuesOf(code, binding) : []).flatMap(one =>
    one.path.length === 0 ? [one.expression] : [],
  );
  if (given.length > 0) return all(given);
  const fn = isCall(node) ? functionOf(code, node.callee) : undefined;
  const results = fn ? resultsOf(code, fn) : [];
  return results.length > 0 ? all(results) : [node];
}

/** Steps into object literals, and fields of classes. */
function memberOf(code: Code, { node, path }: Traced, steps: number): Traced {
  const [first, ...rest] = path;
  const value =
    first === undefined
      ? undefined
      : node.type === 'ThisExpression'
        ? fieldOf(code, node, first)
        : propertyOf(node, first);
  if (!value) return { node, path };
  const inner = trace(code, value, steps - 1);
  return memberOf(code, { node: inner.node, path: [...inner.path, ...rest] }, steps - 1);
}

/**
 * The names on the way to a value, the outermost first: `event`, `request`, `userAttributes`, `name`. A call in between
 * counts by what it calls: `session`, `getIdToken`, `getJwtToken`.
 */
export function namesOf(code: Code, expression: Node, steps = mostSteps): readonly string[] {
  if (steps <= 0) return [];
  const { node, path } = trace(code, expression, steps);
  if (isCall(node)) {
    const callee = bare(node.callee);
    const isMember = memberName(callee) !== undefined && 'object' in callee;
    const before = isMember ? namesOf(code, callee.object, steps - 1) : [];
    return [...before, lastName(callee) ?? '', ...path];
  }
  if (node.type === 'Identifier') return [node.name, ...path];
  return path;
}
