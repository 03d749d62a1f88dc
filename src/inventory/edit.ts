import type { Path } from '../config/source.ts';
import { pathText } from '../config/source.ts';
import { isObject } from '../pool/is-object.ts';
import type { Drift } from './drift.ts';

/** One change of the text of pools.yaml. */
export interface Edit {
  readonly kind: 'set' | 'delete' | 'push';
  /** Of the value, or of the list that an entry is pushed to. */
  readonly path: Path;
  readonly value?: unknown;
  /** As the file has the value now, references to the environment replaced. */
  readonly described?: unknown;
}

/** A drift that pools.yaml keeps, and why. */
export interface LeftDrift {
  readonly drift: Drift;
  readonly why: string;
}

/** What is to be done about a drift. */
export interface Planned {
  readonly drift: Drift;
  readonly edits: readonly Edit[];
}

/** What the plan needs to know beside the drifts. */
export interface PlanContext {
  /** Whether entries of what does not exist are taken out. */
  readonly prune: boolean;
  /** The app client that the reset page falls back to; the file must have it. */
  readonly fallbackClient: string | undefined;
}

/** The edits that bring pools.yaml to what exists, and what is left as it is. */
export function planEdits(
  drifts: readonly Drift[],
  { prune, fallbackClient }: PlanContext,
): { readonly planned: readonly Planned[]; readonly left: readonly LeftDrift[] } {
  const planned: Planned[] = [];
  const left: LeftDrift[] = [];
  for (const drift of drifts) {
    const { change, subject, path, described, actual } = drift;
    const isClient = subject.kind === 'app client';
    if (change === 'removed') {
      if (!prune) left.push({ drift, why: 'it is taken out with --prune' });
      else if (isClient && subject.id === fallbackClient) {
        left.push({ drift, why: 'resetPage.fallbackClient names it' });
      } else planned.push({ drift, edits: [{ kind: 'delete', path }] });
    } else if (change === 'added') {
      const needsId = isClient || subject.kind === 'pool';
      if (needsId && subject.id === undefined) {
        left.push({ drift, why: 'its id is not told, which pools.yaml needs' });
      } else planned.push({ drift, edits: [{ kind: 'push', path, value: actual }] });
    } else if (drift.field === 'generateSecret' && isClient) {
      planned.push({ drift, edits: secretEdits(path, actual === true) });
    } else if (actual === null) planned.push({ drift, edits: [{ kind: 'delete', path, described }] });
    else {
      const fallback = { kind: 'set', path: ['resetPage', 'fallbackClient'], value: actual } as const;
      const follows = change === 'rotated' && isClient && described === fallbackClient;
      const set = { kind: 'set', path, value: actual, described } as const;
      planned.push({ drift, edits: follows ? [set, fallback] : [set] });
    }
  }
  return { planned, left };
}

/** Whether an edit adds a pool. */
export function isPushedPool({ kind, path }: Edit): boolean {
  return kind === 'push' && path.length === 1 && path[0] === 'pools';
}

/** Whether an edit takes an entry out of a list, after which the others have other indexes. */
export function isPruning({ kind, path }: Edit): boolean {
  return kind === 'delete' && typeof path.at(-1) === 'number';
}

function secretEdits(path: Path, hasSecret: boolean): readonly Edit[] {
  if (hasSecret) return [{ kind: 'set', path, value: true }];
  return [
    { kind: 'delete', path },
    { kind: 'delete', path: [...path.slice(0, -1), 'secret'] },
  ];
}

/**
 * What remains of an edit that led to a problem at a path: without the part that the problem is about; undefined where
 * nothing remains, and the edit itself where it has nothing to do with it.
 *
 * @param at where the edited value stands: for a pushed entry with its index
 */
export function withoutProblem(edit: Edit, at: Path, problem: string): Edit | undefined {
  const own = pathText(at);
  if (own === problem) return undefined;
  // What is missing now is told at what it stood in.
  if (isWithin(own, problem)) return edit.kind === 'delete' ? undefined : edit;
  if (!isWithin(problem, own)) return edit;
  const value = pruned(edit.value, at, problem);
  return value === undefined ? undefined : { ...edit, value };
}

/** Whether the first path leads on from the second. */
function isWithin(path: string, above: string): boolean {
  return above === '' || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

const needed: ReadonlySet<string> = new Set(['id', 'name', 'identifier']);

function pruned(value: unknown, at: Path, problem: string): unknown {
  if (pathText(at) === problem) return undefined;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const kept = isOn([...at, index], problem) ? pruned(item, [...at, index], problem) : item;
      return kept === undefined ? [] : [kept];
    });
  }
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([key, member]) => {
    const path = [...at, key];
    return [key, isOn(path, problem) ? pruned(member, path, problem) : member] as const;
  });
  const kept = members.filter(([, member]) => member !== undefined);
  // Without its name an entry is none.
  if (members.some(([key, member]) => needed.has(key) && member === undefined)) return undefined;
  // A problem that is nowhere in the value is about the whole of it.
  if (kept.length === members.length && !members.some(([key]) => isOn([...at, key], problem)))
    return undefined;
  return Object.fromEntries(kept);
}

function isOn(path: Path, problem: string): boolean {
  const text = pathText(path);
  return text === problem || isWithin(problem, text);
}
