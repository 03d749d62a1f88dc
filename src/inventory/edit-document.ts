import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { clientEntry } from '../config/client-entry.ts';
import { poolEntry } from '../config/pool-entry.ts';
import { poolsFile } from '../config/pools-file.ts';
import { type Path, pathText, pathTo } from '../config/source.ts';
import type { Edit } from './edit.ts';

/** The longest list that is written on one line. */
const longestFlow = 64;

/** What a reference to the environment looks like in the text. */
const reference = /(?<!\$)\$\{/;

/**
 * Changes a pools.yaml in place and leaves everything else as it is: comments, order, anchors and references to the
 * environment. What is changed through an alias alone becomes a copy of its own; what all that share an anchor want alike
 * is changed once.
 *
 * @param text that the document was parsed from
 * @returns the edits that were not made because a reference stands there, which only people change
 */
export function editDocument(document: Document, text: string, edits: readonly Edit[]): readonly Edit[] {
  for (const { path } of edits) unfold(document, text, path);
  const own = withoutShared(document, edits);
  const kept = own.filter(edit => edit.kind === 'set' && !set(document, edit));
  for (const { path, value } of own.filter(({ kind }) => kind === 'push')) push(document, path, value);
  // From the end, so that no index changes before its turn.
  const deletions = own.filter(({ kind }) => kind === 'delete').toSorted(byPlaceBackwards);
  return [...kept, ...deletions.filter(edit => !remove(document, edit.path))];
}

/** The library writes a list in brackets on one line: one that stands on several is to become a list of lines. */
function unfold(document: Document, text: string, path: Path): void {
  let node: unknown = document.contents;
  for (const key of [...path, undefined]) {
    if (!isMap(node) && !isSeq(node)) return;
    const [from, to] = node.range ?? [0, 0];
    if (node.flow && text.slice(from, to).includes('\n')) node.flow = false;
    node = key === undefined ? undefined : node.get(key, true);
  }
}

function byPlaceBackwards(a: Edit, b: Edit): number {
  const step = a.path.findIndex((one, index) => one !== b.path[index]);
  const [one, other] = [a.path[step], b.path[step]];
  return typeof one === 'number' && typeof other === 'number' ? other - one : 0;
}

/** Gives aliases whose anchor changes otherwise than they do copies of their own; the edits that are still to be made. */
function withoutShared(document: Document, edits: readonly Edit[]): readonly Edit[] {
  const owners = new Map<Node, Path>();
  const aliases: { readonly path: Path; readonly to: Node }[] = [];
  visit(document, (_key, node, ancestors) => {
    if (isAlias(node)) {
      const to = node.resolve(document);
      if (to) aliases.push({ path: pathTo(ancestors, node), to });
    } else if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) {
      owners.set(node, pathTo(ancestors, node));
    }
  });
  const isGone = (path: Path) => edits.some(edit => edit.kind === 'delete' && isBelow(path, edit.path));
  let left = edits;
  for (const { path, to } of aliases) {
    const owner = owners.get(to);
    if (!owner) continue;
    if (isGone(path)) continue;
    if (!isGone(owner) && below(edits, owner) === below(edits, path)) {
      left = left.filter(edit => !isBelow(edit.path, path));
      continue;
    }
    const { parent, key } = parentOf(document, path);
    if (!isMap(parent) && !isSeq(parent)) continue;
    parent.set(key, document.createNode(to.toJS(document)));
  }
  return left;
}

/** The edits at and below a path, said from there. */
function below(edits: readonly Edit[], path: Path): string {
  const rows = edits
    .filter(edit => isBelow(edit.path, path))
    .map(({ kind, path: at, value }) => [kind, pathText(at.slice(path.length)), value ?? null]);
  return JSON.stringify(rows.map(row => JSON.stringify(row)).sort());
}

function isBelow(path: Path, above: Path): boolean {
  return above.every((step, index) => path[index] === step);
}

/** What a value stands in. Aliases on the way become copies of their own. */
function parentOf(
  document: Document,
  path: Path,
): { readonly parent: Node | null; readonly key: Path[number] } {
  let node: Node | null = document.contents;
  const last = path.length - 1;
  for (const [index, key] of path.entries()) {
    if (index === last) break;
    if (!isMap(node) && !isSeq(node)) return { parent: null, key };
    let next = node.get(key, true) as Node | null | undefined; // The parser makes nodes of all values.
    if (isAlias(next)) {
      next = document.createNode(next.resolve(document)?.toJS(document)) as Node;
      node.set(key, next);
    }
    if (next === undefined || next === null || (isScalar(next) && next.value === null)) {
      next = typeof path[index + 1] === 'number' ? new YAMLSeq() : new YAMLMap();
      setAt(document, node, path.slice(0, index + 1), next);
    }
    node = next;
  }
  return { parent: node, key: path[last] ?? '' };
}

function set(document: Document, { path, value, described }: Edit): boolean {
  const { parent, key } = parentOf(document, path);
  if (!isMap(parent) && !isSeq(parent)) return false;
  const was = parent.get(key, true);
  if (isScalar(was) && typeof was.value === 'string' && reference.test(was.value)) return false;
  if (isScalar(was) && !(value instanceof Object)) {
    was.value = value;
    return true;
  }
  if (isSeq(was) && Array.isArray(value) && Array.isArray(described)) {
    setItems(document, was, { value, described, isOrdered: path.at(-1) === 'recovery' });
    return true;
  }
  setAt(document, parent, path, nodeOf(document, value));
  return true;
}

interface Items {
  readonly value: readonly unknown[];
  readonly described: readonly unknown[];
  /** Whether the order says something, as it does of `recovery` alone. */
  readonly isOrdered: boolean;
}

/** Takes items out of a list and puts others in; those that stay keep their comments, and references stay. */
function setItems(document: Document, list: YAMLSeq, { value, described, isOrdered }: Items): void {
  const isReference = (item: unknown) =>
    isScalar(item) && typeof item.value === 'string' && reference.test(item.value);
  const textOf = (item: unknown, index: number) =>
    isReference(item) ? described[index] : isScalar(item) ? item.value : undefined;
  const rows = list.items.map((item, index) => ({ item, text: textOf(item, index) }));
  const kept = rows.filter(({ item, text }) => isReference(item) || value.includes(text));
  const added = value
    .filter(one => !kept.some(({ text }) => text === one))
    .map(one => ({ item: document.createNode(one), text: one }));
  const all = [...kept, ...added];
  // Where all are there, it becomes that of the value.
  const canBeOrdered = isOrdered && kept.every(({ text }) => value.includes(text));
  const inOrder = canBeOrdered ? all.toSorted((a, b) => value.indexOf(a.text) - value.indexOf(b.text)) : all;
  list.items = inOrder.map(({ item }) => item);
}

function push(document: Document, path: Path, value: unknown): void {
  const { parent, key } = parentOf(document, [...path, 0]);
  const list = isSeq(parent) ? parent : undefined;
  if (!list || key !== 0) return;
  const node = nodeOf(document, value);
  if (path.length === 1 && list.items.length > 0) node.spaceBefore = true;
  // What was written as [] becomes a list of lines.
  if (isMap(node)) list.flow = false;
  list.items.push(node);
}

function remove(document: Document, path: Path): boolean {
  const { parent, key } = parentOf(document, path);
  if (!isMap(parent) && !isSeq(parent)) return true;
  const was = parent.get(key, true);
  if (isScalar(was) && typeof was.value === 'string' && reference.test(was.value)) return false;
  parent.delete(key);
  return true;
}

/** A node of a value: short lists of words on one line, as people write them. */
function nodeOf(document: Document, value: unknown): Node {
  const node = document.createNode(value);
  visit(node, {
    Seq(_key, list) {
      const words = list.items.filter(item => isScalar(item));
      const length = words.reduce((sum, { value: word }) => sum + String(word).length + 2, 0);
      if (words.length === list.items.length && length <= longestFlow) list.flow = true;
    },
    Pair(_key, pair) {
      const isSecret = isScalar(pair.key) && pair.key.value === 'generateSecret';
      if (isSecret && isScalar(pair.value)) pair.value.comment = ' The secret itself is never written.';
    },
  });
  return node as Node; // createNode makes a node of every value.
}

/** Sets a value; a key that is new goes where the reference page has it. */
function setAt(document: Document, parent: YAMLMap | YAMLSeq, path: Path, value: Node): void {
  const key = path.at(-1) ?? '';
  const was = parent.get(key, true);
  if (was instanceof Scalar || isMap(was) || isSeq(was)) {
    if (was.anchor && !isAlias(value) && 'anchor' in value) value.anchor = was.anchor;
  }
  if (!isMap(parent) || parent.has(key)) {
    parent.set(key, value);
    return;
  }
  // What was written as {} becomes a mapping of lines.
  if (parent.items.length === 0 && isMap(value)) parent.flow = false;
  // A pair of nodes, as the parser makes it.
  const pair = document.createPair(key, value);
  const order = orderAt(path.slice(0, -1));
  const place = order.indexOf(String(key));
  const next = parent.items.findIndex(
    item => isScalar(item.key) && order.indexOf(String(item.key.value)) > place,
  );
  if (place < 0 || next < 0) parent.items.push(pair);
  else parent.items.splice(next, 0, pair);
}

function orderAt(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(poolsFile.shape);
  if (path[0] !== 'pools') return [];
  if (path.length === 2) return Object.keys(poolEntry.shape);
  return path.length === 4 && path[2] === 'clients' ? Object.keys(clientEntry.shape) : [];
}
