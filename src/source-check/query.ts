import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { bare, calledName, isCall, lastName, literalText, memberName } from './syntax.ts';
import { functionOf, namesOf, trace } from './trace.ts';

/** What holds the parameters of a URL by its name: `params`, `searchParams`, `router.query`. */
const holder = /(search|query|url)_?-?param(s|map)?$|^(params|search|query|queryStringParameters|qs|usp)$/i;

/** What holds them by name as members: a mere `params` can be anything. */
const memberHolder = /^(query|searchParams|queryStringParameters|query_?params)$/i;

/** Functions that give one parameter by its name. */
const reader =
  /(query|search|url)_?(string)?_?(param|parameter|value|var|arg)|^(get)?_?(param|parameter)(ByName)?$/i;

/**
 * The name of the parameter of the URL that an expression, or a part of it by names, reads: `params.get('cid')`,
 * `router.query.cid`, `event.queryStringParameters.cid`, `getQueryParam('cid')`. Undefined for what is no such thing.
 */
export function queryName(code: Code, expression: Node, path: readonly string[] = []): string | undefined {
  const node = bare(expression);
  if (isCall(node)) return path.length === 0 ? ofCall(code, node) : ofHolderCall(code, node, path);
  const traced = trace(code, node);
  if (isSubscribed(code, traced.node)) return [...traced.path, ...path][0];
  const names = traced.node.type === 'Identifier' ? [traced.node.name, ...traced.path] : traced.path;
  const all = [...names, ...path];
  const before = all.at(-2);
  if (all.length >= 2 && before !== undefined && memberHolder.test(before)) return all.at(-1);
  if (isCall(traced.node)) return ofHolderCall(code, traced.node, [...traced.path, ...path]);
  return undefined;
}

/** Whether a call asks for a parameter of the URL: by `get`, `has`, or a function made for it. */
export function isQueryRead(code: Code, call: Node): boolean {
  return isCall(call) && ofCall(code, call) !== undefined;
}

function ofCall(code: Code, node: Node): string | undefined {
  if (!isCall(node)) return undefined;
  const [first, second] = node.arguments;
  const name = first && literalText(first);
  if (name === undefined) return undefined;
  const called = calledName(node) ?? '';
  const callee = bare(node.callee);
  if (memberName(callee) !== undefined && 'object' in callee) {
    if (/^(get|getAll|has)$/.test(called) && isHolder(code, callee.object)) return name;
    return reader.test(called) && !second ? name : undefined;
  }
  if (second) return undefined;
  return reader.test(called) || isReader(code, callee) ? name : undefined;
}

/** A part of `Object.fromEntries(new URLSearchParams(…))`, `qs.parse(location.search)`, `useSearchParams()`. */
function ofHolderCall(code: Code, node: Node, path: readonly string[]): string | undefined {
  if (!isCall(node) || path.length !== 1) return undefined;
  const called = calledName(node) ?? '';
  const [first] = node.arguments;
  if (/^(fromEntries|parse)$/.test(called)) {
    return first && (isHolder(code, first) || isLocationSearch(code, first)) ? path[0] : undefined;
  }
  return /^(useLocalSearchParams|useGlobalSearchParams|getQuery|useQueryParams|useParams)$/.test(called)
    ? path[0]
    : undefined;
}

function isHolder(code: Code, expression: Node): boolean {
  const written = lastName(expression);
  if (written !== undefined && holder.test(written)) return true;
  const { node, path } = trace(code, expression);
  if (path.some(name => holder.test(name))) return true;
  if (!isCall(node)) return false;
  const called = calledName(node) ?? '';
  return /^(URLSearchParams|useSearchParams|ReadonlyURLSearchParams)$/.test(called);
}

/** `params` of Angular's `route.queryParams.subscribe(params => …)`. */
function isSubscribed(code: Code, node: Node): boolean {
  const binding = code.bindingOf(node);
  const call = binding?.kind === 'parameter' && binding.function && code.parentOf(binding.function);
  if (!call || !isCall(call) || calledName(call) !== 'subscribe') return false;
  const callee = bare(call.callee);
  return 'object' in callee && namesOf(code, callee.object).some(name => /^queryParam(s|Map)$/.test(name));
}

function isLocationSearch(code: Code, expression: Node): boolean {
  return namesOf(code, expression).some(name => name === 'search' || name === 'location');
}

/** Whether a function of the file gives the parameter that it is named: its body asks for its first parameter. */
function isReader(code: Code, callee: Node): boolean {
  const fn = functionOf(code, callee);
  const [parameter] = fn?.params ?? [];
  const binding = parameter && code.bindingOf(parameter);
  return (binding?.uses ?? []).some(use => {
    const call = code.parentOf(use);
    if (!call || !isCall(call) || calledName(call) !== 'get') return false;
    const inner = bare(call.callee);
    return 'object' in inner && isHolder(code, inner.object);
  });
}
