import type { Path } from '../config/source.ts';

/** What a drift is about: a pool, an entry of one, or pools.yaml as a whole. */
export interface DriftSubject {
  readonly kind: 'file' | 'pool' | 'app client' | 'group' | 'resource server' | 'custom attribute';
  /** Its name; empty for the file. */
  readonly name: string;
  /** The id of a pool or app client, the identifier of a resource server. */
  readonly id?: string;
  /** The pool that it is in; the pool itself for one. Absent for the file. */
  readonly pool?: { readonly name: string; readonly id?: string };
}

/**
 * One way in which pools.yaml and what exists have come apart. Said from pools.yaml: `added` exists and is not in it,
 * `removed` is in it and does not exist, `renamed` has another name under the same id, `rotated` another id under the same
 * name.
 */
export interface Drift {
  readonly change: 'added' | 'removed' | 'renamed' | 'rotated' | 'changed';
  readonly subject: DriftSubject;
  /** The setting below the subject's entry, such as `passwordPolicy.minimumLength`; else the word of the change. */
  readonly field: string;
  /** As pools.yaml has it, in its own words; null where it says nothing. */
  readonly described: unknown;
  /** As it is, in the words of pools.yaml; null where there is none. Of `added` the whole entry that is missing. */
  readonly actual: unknown;
  /** Where in pools.yaml: the value, the entry, or for `added` the list that it belongs to. */
  readonly path: Path;
}
