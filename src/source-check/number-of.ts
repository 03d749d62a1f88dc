import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { trace } from './trace.ts';

/** The number that an expression of constants is: `24 * 60 * 60 * 1000`. Undefined for any other. */
export function numberOf(code: Code, expression: Node, steps = 24): number | undefined {
  if (steps <= 0) return undefined;
  const { node, path } = trace(code, expression);
  if (path.length > 0) return undefined;
  if (node.type === 'NumericLiteral') return node.value;
  if (node.type !== 'BinaryExpression') return undefined;
  const left = numberOf(code, node.left, steps - 1);
  const right = numberOf(code, node.right, steps - 1);
  if (left === undefined || right === undefined) return undefined;
  if (node.operator === '*') return left * right;
  if (node.operator === '/') return left / right;
  return node.operator === '+' ? left + right : undefined;
}
