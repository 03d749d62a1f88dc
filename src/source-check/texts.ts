import type { Node } from '@babel/types';
import { childrenOf } from './syntax.ts';

/** Every text that is written below a node, parts of templates among them. */
export function textsIn(root: Node): readonly string[] {
  return nodesIn(root).flatMap(node => {
    if (node.type === 'StringLiteral') return [node.value];
    return node.type === 'TemplateElement' ? [node.value.cooked ?? node.value.raw] : [];
  });
}

/** A node and all below it, in order. */
export function nodesIn(root: Node): readonly Node[] {
  const found: Node[] = [];
  const left = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    found.push(node);
    for (const child of childrenOf(node).toReversed()) left.push(child);
  }
  return found;
}
