import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { elementsOf } from './list-elements.ts';
import type { Piece } from './message-text.ts';
import { bare, type CallNode, calledName, isCall, keyName, literalText, memberName } from './syntax.ts';
import { trace } from './trace.ts';

/**
 * The pieces of an address that is made by `URL`, `URLSearchParams` or `querystring`, as if it were a text: its base,
 * then each parameter that is written, wherever in the file. Undefined for what is no such thing.
 */
export function addressPieces(code: Code, expression: Node): readonly Piece[] | undefined {
  const node = bare(expression);
  const holder = shownBy(node);
  if (holder) return addressPieces(code, holder);
  const made = trace(code, node);
  const called = isCall(made.node) ? (calledName(made.node) ?? '') : '';
  if (!isCall(made.node) || made.path.some(name => !/^(href|search|searchParams|hash)$/.test(name)))
    return undefined;
  const [first, second] = made.node.arguments;
  if (made.node.type !== 'NewExpression') {
    return /^(stringify|encode)$/.test(called) && first && ofObject(code, first)
      ? ofQuery(code, made.node, first)
      : undefined;
  }
  if (called === 'URLSearchParams') return ofQuery(code, made.node, first);
  if (called !== 'URL' || !first) return undefined;
  return [...(second ? [second] : []), first, ...writtenTo(code, made.node)];
}

/** `url` of `url.toString()`, `url.href` and `String(url)`. */
function shownBy(node: Node): Node | undefined {
  if (isCall(node)) {
    const callee = bare(node.callee);
    if (/^(toString|toJSON)$/.test(memberName(callee) ?? '') && 'object' in callee) return callee.object;
    return callee.type === 'Identifier' && callee.name === 'String' ? node.arguments[0] : undefined;
  }
  return /^(href|search)$/.test(memberName(node) ?? '') && 'object' in node ? node.object : undefined;
}

function ofQuery(code: Code, made: CallNode, given: Node | undefined): readonly Piece[] {
  const pieces = given ? (ofObject(code, given) ?? [given]) : [];
  return [...pieces, ...writtenTo(code, made)];
}

/** The parameters of an object, or of a list of pairs; undefined where it is neither. */
function ofObject(code: Code, given: Node): readonly Piece[] | undefined {
  const { node, path } = trace(code, given);
  if (path.length > 0) return undefined;
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((one): readonly Piece[] => {
      if (one.type === 'SpreadElement')
        return ofObject(code, one.argument) ?? [openAt(one.argument), one.argument];
      if (one.type !== 'ObjectProperty') return [];
      return parameter(keyName(one.key, one.computed), one.key, one.value);
    });
  }
  return elementsOf(code, given)?.flatMap((pair): readonly Piece[] => {
    const [name, value] = pair.type === 'ArrayExpression' ? pair.elements : [];
    return name && value ? parameter(literalText(name), name, value) : [openAt(pair), pair];
  });
}

/** What is set on an address after it was made: `url.searchParams.set('cid', …)`, `url.search = …`. */
function writtenTo(code: Code, made: Node): readonly Piece[] {
  const isMade = (expression: Node) => {
    const { node, path } = trace(code, expression);
    return node === made && path.every(name => name === 'searchParams');
  };
  const calls = code.of('CallExpression', 'OptionalCallExpression').flatMap((call): readonly Piece[] => {
    const callee = bare(call.callee);
    const [name, value] = call.arguments;
    if (!/^(set|append)$/.test(memberName(callee) ?? '') || !('object' in callee) || !name || !value)
      return [];
    return isMade(callee.object) ? parameter(literalText(trace(code, name).node), name, value) : [];
  });
  const members = code.of('AssignmentExpression').flatMap(({ left, right }): readonly Piece[] => {
    if (!/^(search|hash|pathname)$/.test(memberName(left) ?? '') || !('object' in left)) return [];
    return isMade(left.object) ? [{ text: '?', at: right }, right] : [];
  });
  return [...calls, ...members];
}

function parameter(name: string | undefined, at: Node, value: Node): readonly Piece[] {
  return name === undefined ? [openAt(at), at, value] : [{ text: `&${name}=`, at }, value];
}

/** Parameters follow whose names cannot be seen. */
function openAt(at: Node): Piece {
  return { text: '&', at };
}
