import type { Node } from '@babel/types';
import { childrenOf } from '../source-check/syntax.ts';

/**
 * Looks at a script's parts from the outside in, however deep they are nested.
 *
 * @param look whether to look at what is in the part, too
 */
export function eachPart(program: Node, look: (part: Node) => boolean): void {
  // No recursion, for the depth is the page's.
  const waiting = [program];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    // Not spread: a list may have more items than a function takes arguments.
    if (look(part)) for (const child of childrenOf(part)) waiting.push(child);
  }
}
