import type { File, Node } from '@babel/types';
import { type Binding, bindingsOf } from './bindings.ts';
import { childrenOf, type FunctionNode, isFunction } from './syntax.ts';

/** A parsed script with what its names stand for. */
export interface Code {
  /** All nodes of these types, in order. */
  of<T extends Node['type']>(...types: readonly T[]): readonly Extract<Node, { type: T }>[];
  parentOf(node: Node): Node | undefined;
  /** What a name stands for; undefined for what is not declared in the file. */
  bindingOf(name: Node): Binding | undefined;
  /** The nearest function around a node. */
  functionAround(node: Node): FunctionNode | undefined;
}

/** Reads a syntax tree once, without recursion: code can be nested as deep as the parser takes it. */
export function readCode(file: File): Code {
  const parents = new Map<Node, Node>();
  const byType = new Map<string, Node[]>();
  const order: Node[] = [];
  const left: Node[] = [file.program];
  for (let node = left.pop(); node; node = left.pop()) {
    order.push(node);
    const same = byType.get(node.type);
    if (same) same.push(node);
    else byType.set(node.type, [node]);
    const children = childrenOf(node);
    for (let index = children.length; index-- > 0; ) {
      const child = children[index];
      if (!child) continue;
      parents.set(child, node);
      left.push(child);
    }
  }
  const parentOf = (node: Node) => parents.get(node);
  let bindings: ReadonlyMap<Node, Binding> | undefined;
  return {
    // The map is filled by the type of each node.
    of: (...types) =>
      types.flatMap(type => (byType.get(type) ?? []) as Extract<Node, { type: typeof type }>[]),
    parentOf,
    bindingOf: name => {
      bindings ??= bindingsOf(order, parentOf);
      return bindings.get(name);
    },
    functionAround: node => {
      for (let around = parentOf(node); around; around = parentOf(around)) {
        if (isFunction(around)) return around;
      }
      return undefined;
    },
  };
}
