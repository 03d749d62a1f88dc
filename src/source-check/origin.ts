import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { isQueryRead, queryName } from './query.ts';
import { bare, calledName, isCall, isFunction, literalText, memberName } from './syntax.ts';
import { functionOf, mostSteps, onlyResult, trace, valuesOf } from './trace.ts';

/** What a value is, as far as the file tells. */
export type Origin =
  /** A fixed text. `beats` says that it stands where another value would be, which is never used. */
  | { readonly kind: 'text'; readonly text: string; readonly at: Node; readonly beats?: boolean }
  /** A parameter of the page's URL. */
  | { readonly kind: 'query'; readonly name: string }
  /** A variable of the environment. */
  | { readonly kind: 'environment'; readonly name: string }
  /** Nothing: null, undefined, an empty text. */
  | { readonly kind: 'empty' }
  /** One of several. */
  | { readonly kind: 'choice'; readonly of: readonly Origin[] }
  | { readonly kind: 'unknown'; readonly at: Node };

/** Where the value of an expression comes from. */
export function originOf(code: Code, expression: Node, steps = mostSteps): Origin {
  const node = bare(expression);
  if (steps <= 0) return { kind: 'unknown', at: node };
  const text = literalText(node);
  if (text !== undefined) return text === '' ? { kind: 'empty' } : { kind: 'text', text, at: node };
  if (node.type === 'NullLiteral') return { kind: 'empty' };
  if (node.type === 'LogicalExpression') return ofLogical(code, node, steps);
  if (node.type === 'ConditionalExpression') return ofConditional(code, node, steps);
  if (node.type === 'Identifier') return ofName(code, node, steps);
  const name = queryName(code, node);
  if (name !== undefined) return { kind: 'query', name };
  if (isCall(node)) return ofCall(code, node, steps);
  return ofMember(code, node, steps);
}

/** All that a value can be. */
export function leavesOf(origin: Origin): readonly Origin[] {
  return origin.kind === 'choice' ? origin.of.flatMap(leavesOf) : [origin];
}

/** Whether a value can come from this parameter of the URL, or from any. */
export function isOfQuery(origin: Origin, names?: RegExp): boolean {
  return leavesOf(origin).some(leaf => leaf.kind === 'query' && (names?.test(leaf.name) ?? true));
}

function ofName(code: Code, node: Node & { type: 'Identifier' }, steps: number): Origin {
  const binding = code.bindingOf(node);
  if (!binding) return node.name === 'undefined' ? { kind: 'empty' } : { kind: 'unknown', at: node };
  const values = valuesOf(code, binding);
  if (values.length === 0) return { kind: 'unknown', at: node };
  const of = values.flatMap(({ expression, path, fallback }) => {
    const named = queryName(code, expression, path);
    const value: Origin =
      named !== undefined
        ? { kind: 'query', name: named }
        : path.length === 0
          ? originOf(code, expression, steps - 1)
          : ofTraced(code, node, expression, path, steps);
    return fallback ? [value, originOf(code, fallback, steps - 1)] : [value];
  });
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'choice', of };
}

function ofTraced(code: Code, node: Node, expression: Node, path: readonly string[], steps: number): Origin {
  const traced = trace(code, expression, steps - 1);
  const name = queryName(code, traced.node, [...traced.path, ...path]);
  return name === undefined ? { kind: 'unknown', at: node } : { kind: 'query', name };
}

function ofMember(code: Code, node: Node, steps: number): Origin {
  const { node: root, path } = trace(code, node, steps - 1);
  if (path.length === 0 && root !== node) return originOf(code, root, steps - 1);
  const name = queryName(code, root, path);
  if (name !== undefined) return { kind: 'query', name };
  const last = path.at(-1);
  const isProcess = root.type === 'Identifier' && root.name === 'process' && path[0] === 'env';
  const isImportMeta = root.type === 'MetaProperty' && path[0] === 'env';
  if ((isProcess || isImportMeta) && last !== undefined) return { kind: 'environment', name: last };
  return { kind: 'unknown', at: node };
}

/** Calls that keep what matters of a value. */
const keeping = /^(trim|toString|String|decodeURIComponent|replace|replaceAll|toLowerCase|normalize|slice)$/;

function ofCall(code: Code, node: Node, steps: number): Origin {
  const unknown: Origin = { kind: 'unknown', at: node };
  if (!isCall(node)) return unknown;
  const called = calledName(node);
  if (called !== undefined && keeping.test(called)) {
    const callee = bare(node.callee);
    const inner = memberName(callee) !== undefined && 'object' in callee ? callee.object : node.arguments[0];
    return inner ? originOf(code, inner, steps - 1) : unknown;
  }
  const fn = functionOf(code, node.callee);
  const result = fn && onlyResult(code, fn);
  if (!fn || !result || isFunction(result) || fn.params.length > 0) return unknown;
  return originOf(code, result, steps - 1);
}

function ofLogical(code: Code, node: Node & { type: 'LogicalExpression' }, steps: number): Origin {
  const left = originOf(code, node.left, steps - 1);
  const right = originOf(code, node.right, steps - 1);
  if (node.operator === '&&') return right;
  if (left.kind === 'empty') return right;
  if (left.kind === 'text') return { ...left, beats: true };
  return { kind: 'choice', of: [left, right] };
}

function ofConditional(code: Code, node: Node & { type: 'ConditionalExpression' }, steps: number): Origin {
  const then = originOf(code, node.consequent, steps - 1);
  const otherwise = originOf(code, node.alternate, steps - 1);
  const wanted = presence(code, node.test, steps - 1);
  if (wanted) {
    const [present, absent] = wanted.isPresent ? [then, otherwise] : [otherwise, then];
    if (present.kind === 'text' && isOfQuery(absent)) return { ...present, beats: true };
  }
  if (then.kind === 'text' && otherwise.kind === 'text') return { kind: 'unknown', at: node };
  return { kind: 'choice', of: [then, otherwise] };
}

/** What a test says of a parameter of the URL: that it is there, or that it is not. */
function presence(code: Code, test: Node, steps: number): { readonly isPresent: boolean } | undefined {
  const node = bare(test);
  if (steps <= 0) return undefined;
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = presence(code, node.argument, steps - 1);
    return inner && { isPresent: !inner.isPresent };
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const isAbsent = originOf(code, node.right, steps - 1).kind === 'empty';
    return isAbsent && isOfQuery(originOf(code, node.left, steps - 1))
      ? { isPresent: node.operator.startsWith('!') }
      : undefined;
  }
  if (isCall(node) && calledName(node) === 'has' && isQueryRead(code, node)) return { isPresent: true };
  return originOf(code, node, steps - 1).kind === 'query' ? { isPresent: true } : undefined;
}
