import type { Node } from '@babel/types';

/** Keys of a node that hold no code: places, comments, types. */
const passedOver = new Set([
  ...['type', 'start', 'end', 'loc', 'range', 'extra', 'errors', 'comments', 'tokens', 'directives'],
  ...['leadingComments', 'trailingComments', 'innerComments', 'interpreter'],
  ...['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeParameters', 'implements'],
  ...['predicate', 'superTypeArguments'],
]);

/** The nodes directly below a node, in order, without those that are types alone. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const key of Object.keys(node)) {
    if (passedOver.has(key)) continue;
    const value: unknown = Reflect.get(node, key);
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) children.push(each);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const { type } = value;
  if (typeof type !== 'string') return false;
  // `<T>value` holds a value; the others are types alone.
  return type === 'TSTypeAssertion' || !(type.startsWith('TSType') || type.startsWith('TSInterface'));
}

/** Whether it is a function of any form. */
export function isFunction(node: Node): node is FunctionNode {
  return functionTypes.has(node.type);
}

/** A function of any form. */
export type FunctionNode = Extract<
  Node,
  {
    type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ObjectMethod'
      | 'ClassMethod'
      | 'ClassPrivateMethod';
  }
>;

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
]);

/** An expression without what does not change its value: types, brackets, `await`. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
        inner = inner.expression;
        break;
      case 'AwaitExpression':
        inner = inner.argument;
        break;
      default:
        return inner;
    }
  }
}

/** The name in `object.name` and `object['name']`; undefined for what is no such thing. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  return keyName(node.property, node.computed);
}

/** The name of a property in an object or pattern; undefined where it is computed. */
export function keyName(key: Node, isComputed: boolean | null | undefined): string | undefined {
  if (key.type === 'StringLiteral') return key.value;
  return key.type === 'Identifier' && !isComputed ? key.name : undefined;
}

/** The last name of an expression: `idToken` of `session.idToken`, `idToken` and `session.idToken.toString()`. */
export function lastName(node: Node): string | undefined {
  const inner = bare(node);
  if (inner.type === 'Identifier') return inner.name;
  return memberName(inner);
}

/** A call or `new`, with what it calls. */
export type CallNode = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>;

/** Whether it is a call, `new` included. */
export function isCall(node: Node): node is CallNode {
  return (
    node.type === 'CallExpression' || node.type === 'OptionalCallExpression' || node.type === 'NewExpression'
  );
}

/** What a call names: `get` of `params.get('x')` and of `get('x')`. */
export function calledName(node: CallNode): string | undefined {
  return lastName(node.callee);
}

/** The text of a literal, a template without expressions included. */
export function literalText(node: Node): string | undefined {
  const inner = bare(node);
  if (inner.type === 'StringLiteral') return inner.value;
  if (inner.type !== 'TemplateLiteral' || inner.expressions.length > 0) return undefined;
  return inner.quasis[0]?.value.cooked ?? undefined;
}

/** The value of a property in an object literal, or the method; undefined where it is not there, or may stand in a spread. */
export function propertyOf(node: Node, name: string): Node | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const property = node.properties.findLast(
    one => one.type !== 'SpreadElement' && keyName(one.key, one.computed) === name,
  );
  if (property?.type === 'ObjectMethod') return property.kind === 'method' ? property : undefined;
  return property?.type === 'ObjectProperty' ? property.value : undefined;
}
