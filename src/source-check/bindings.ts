import type { Identifier, Node } from '@babel/types';
import { type FunctionNode, isFunction, keyName } from './syntax.ts';

/** What a name was given: the part at `path` of an expression, or the fallback where that is undefined. */
export interface Given {
  readonly expression: Node;
  readonly path: readonly string[];
  readonly fallback?: Node;
}

/** What a name stands for in its scope. */
export interface Binding {
  readonly name: string;
  readonly kind: 'variable' | 'parameter' | 'function' | 'import' | 'other';
  /** All that it is given in the file. Undefined where a part cannot be followed, such as a loop's variable. */
  readonly given: readonly (Given | undefined)[];
  /** What is added to it by `+=`: each has an undefined in `given`, too. */
  readonly added: readonly Node[];
  /** Where it is used, its declaration and assignments left out. */
  readonly uses: readonly Identifier[];
  /** The function that is declared by it, or whose parameter it is. */
  readonly function?: FunctionNode;
  /** Of a parameter: which, and what part of it. */
  readonly parameter?: { readonly index: number } & Pick<Given, 'path' | 'fallback'>;
  /** Of an import. */
  readonly module?: string;
}

interface Growing extends Binding {
  readonly given: (Given | undefined)[];
  readonly added: Node[];
  readonly uses: Identifier[];
}

interface Scope {
  readonly outer: Scope | undefined;
  readonly isOfFunction: boolean;
  readonly names: Map<string, Growing>;
}

const blocks: ReadonlySet<string> = new Set([
  ...['Program', 'BlockStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement'],
  ...['CatchClause', 'SwitchStatement', 'ClassExpression', 'ClassDeclaration', 'StaticBlock'],
]);

/** What every name in a file stands for, by each place where it is written. */
export function bindingsOf(
  nodes: readonly Node[],
  parentOf: (node: Node) => Node | undefined,
): ReadonlyMap<Node, Binding> {
  const scopes = new Map<Node, Scope>();
  const bound = new Map<Node, Binding>();
  const scopeOf = (node: Node): Scope => {
    const scope = scopes.get(node);
    if (!scope) throw new Error('Every node is in the scope of its program.');
    return scope;
  };
  const declare = (
    scope: Scope,
    id: Identifier,
    binding: Omit<Binding, 'name' | 'uses' | 'given' | 'added'>,
  ) => {
    const existing = scope.names.get(id.name);
    const one: Growing = existing ?? { name: id.name, given: [], added: [], uses: [], ...binding };
    scope.names.set(id.name, one);
    bound.set(id, one);
    return one;
  };
  // A parent comes before its children.
  for (const node of nodes) {
    const parent = parentOf(node);
    const outer = parent && scopeOf(parent);
    const isOfFunction = isFunction(node) || node.type === 'Program';
    const isOwn = isOfFunction || blocks.has(node.type) || !outer;
    scopes.set(node, isOwn ? { outer, isOfFunction, names: new Map() } : outer);
  }
  for (const node of nodes) {
    if (node.type === 'VariableDeclaration') {
      const scope = node.kind === 'var' ? functionScope(scopeOf(node)) : scopeOf(node);
      for (const { id, init } of node.declarations) {
        for (const part of partsOf(id)) {
          const binding = declare(scope, part.id, { kind: 'variable' });
          const isLoop = /^For(Of|In)Statement$/.test(parentOf(node)?.type ?? '');
          if (init) binding.given.push(part.path && { ...part, path: part.path, expression: init });
          else if (isLoop) binding.given.push(undefined);
        }
      }
    } else if (isFunction(node)) {
      if (node.type === 'FunctionDeclaration' && node.id) {
        const parent = parentOf(node);
        if (parent) declare(scopeOf(parent), node.id, { kind: 'function', function: node });
      }
      for (const [index, pattern] of node.params.entries()) {
        for (const { id, path, fallback } of partsOf(pattern)) {
          const parameter = path && { index, path, ...(fallback && { fallback }) };
          declare(scopeOf(node), id, { kind: 'parameter', function: node, ...(parameter && { parameter }) });
        }
      }
    } else if (node.type === 'ImportDeclaration') {
      for (const { local } of node.specifiers)
        declare(scopeOf(node), local, { kind: 'import', module: node.source.value });
    } else if (node.type === 'ClassDeclaration' && node.id) {
      const parent = parentOf(node);
      if (parent) declare(scopeOf(parent), node.id, { kind: 'other' });
    } else if (node.type === 'CatchClause' && node.param) {
      for (const { id } of partsOf(node.param)) declare(scopeOf(node), id, { kind: 'other' });
    }
  }
  for (const node of nodes) {
    if (node.type !== 'Identifier' || bound.has(node) || isMereName(node, parentOf(node))) continue;
    let scope: Scope | undefined = scopeOf(node);
    while (scope && !scope.names.has(node.name)) scope = scope.outer;
    const binding = scope?.names.get(node.name);
    if (!binding) continue;
    bound.set(node, binding);
    const parent = parentOf(node);
    if (parent?.type === 'AssignmentExpression' && parent.left === node) {
      const isPlain = /^(|\?\?|\|\|)=$/.test(parent.operator);
      binding.given.push(isPlain ? { expression: parent.right, path: [] } : undefined);
      if (parent.operator === '+=') binding.added.push(parent.right);
    } else if (parent?.type === 'UpdateExpression' || isAssignedPattern(node, parentOf)) {
      binding.given.push(undefined);
    } else binding.uses.push(node);
  }
  return bound;
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isOfFunction && at.outer) at = at.outer;
  return at;
}

/** The names that a pattern declares, each with its part of the whole; undefined where that cannot be said by names. */
function partsOf(
  pattern: Node,
  path: readonly string[] | undefined = [],
): readonly { id: Identifier; path: readonly string[] | undefined; fallback?: Node }[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ id: pattern, path }];
    case 'AssignmentPattern':
      return partsOf(pattern.left, path).map(part => ({ ...part, fallback: pattern.right }));
    case 'TSParameterProperty':
      return partsOf(pattern.parameter, path);
    case 'RestElement':
      return partsOf(pattern.argument, undefined);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) =>
        element ? partsOf(element, path && [...path, String(index)]) : [],
      );
    case 'ObjectPattern':
      return pattern.properties.flatMap(property => {
        if (property.type === 'RestElement') return partsOf(property.argument, undefined);
        const key = keyName(property.key, property.computed);
        return partsOf(property.value, path && key !== undefined ? [...path, key] : undefined);
      });
    default:
      return [];
  }
}

/** Whether an identifier is the name of a member, key or label, and stands for nothing. */
function isMereName(node: Identifier, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.property === node && !parent.computed;
    case 'ObjectProperty':
    case 'ClassProperty':
    case 'ObjectMethod':
    case 'ClassMethod':
      return parent.key === node && !parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ImportSpecifier':
    case 'MetaProperty':
      return true;
    case 'ExportSpecifier':
      return parent.exported === node && parent.local !== node;
    default:
      return false;
  }
}

/** Whether a name is given a part in `[a, b] = …` or `({ a } = …)`. */
function isAssignedPattern(node: Node, parentOf: (node: Node) => Node | undefined): boolean {
  let at: Node = node;
  for (let parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if (parent.type === 'AssignmentExpression') return parent.left === at && at !== node;
    if (!/Pattern$|^ObjectProperty$|^RestElement$/.test(parent.type)) return false;
  }
  return false;
}
