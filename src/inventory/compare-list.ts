import { type Path, pathText } from '../config/source.ts';
import { differing } from './differing.ts';
import type { Drift, DriftSubject } from './drift.ts';
import { match, type Named } from './match.ts';
import { written } from './written.ts';

/** How something is called whose name and id its source does not tell. */
export const noName = '(name not told)';

/** An entry of a list, of pools.yaml or of what exists. */
export interface ListEntry extends Named {
  readonly settings: object;
}

/** An entry that exists. */
export interface ExistingEntry extends ListEntry {
  /** As pools.yaml would have it. */
  readonly entry: unknown;
}

/** Where a list stands and what it is of. */
export interface ComparedList {
  readonly path: Path;
  readonly kind: DriftSubject['kind'];
  /** The key of an entry's id; absent where names tell entries apart. */
  readonly idKey?: 'id' | 'identifier';
  /** Whether others exist that nobody can tell apart, so that none is gone. */
  readonly isInPart?: boolean;
  readonly pool: NonNullable<DriftSubject['pool']>;
}

/** How two lists have come apart: entries that are gone or new, and what differs in those of both. */
export function compareList(
  list: ComparedList,
  described: readonly ListEntry[],
  existing: readonly ExistingEntry[],
): readonly Drift[] {
  const { pairs, gone, added } = match(described, existing);
  const subjectOf = ({ id, name }: Named): DriftSubject => ({
    kind: list.kind,
    name: name ?? id ?? noName,
    pool: list.pool,
    ...(id !== undefined && { id }),
  });
  return [
    ...[
      ...pairs.flatMap(({ described: entry, index, actual }) => {
        const [subject, path] = [subjectOf(entry), [...list.path, index]];
        return [
          ...compareNames(subject, entry, actual, { path, idKey: list.idKey ?? 'id' }),
          ...compareSettings(subject, entry.settings, actual.settings, path),
        ];
      }),
      ...gone.flatMap(index => {
        const entry = described[index];
        return entry && !list.isInPart ? [removedEntry(subjectOf(entry), [...list.path, index])] : [];
      }),
    ].toSorted((a, b) => Number(a.path[list.path.length]) - Number(b.path[list.path.length])),
    ...added.map(one => addedEntry(subjectOf(one), one.entry, list.path)),
  ];
}

/** Something that exists and that pools.yaml does not have. @param path of the list that it belongs to */
export function addedEntry(subject: DriftSubject, entry: unknown, path: Path): Drift {
  return { change: 'added', subject, field: 'added', described: null, actual: entry, path };
}

/** Something of pools.yaml that does not exist. */
export function removedEntry(subject: DriftSubject, path: Path): Drift {
  return { change: 'removed', subject, field: 'removed', described: null, actual: null, path };
}

/** Another id under the same name, or another name under the same id. */
export function compareNames(
  subject: DriftSubject,
  described: Named,
  actual: Named,
  { path, idKey }: { readonly path: Path; readonly idKey: string },
): readonly Drift[] {
  const isRotated = actual.id !== undefined && actual.id !== described.id;
  // One whose name could not be read is called by its id.
  const isNamed = actual.name !== undefined && actual.name !== actual.id;
  const isRenamed = isNamed && actual.name !== described.name;
  const rotated: Drift = {
    change: 'rotated',
    subject,
    field: idKey,
    described: described.id ?? null,
    actual: actual.id ?? null,
    path: [...path, idKey],
  };
  const renamed: Drift = {
    change: 'renamed',
    subject,
    field: 'name',
    described: described.name ?? null,
    actual: actual.name ?? null,
    path: [...path, 'name'],
  };
  return [...(isRotated ? [rotated] : []), ...(isRenamed ? [renamed] : [])];
}

/** The settings of an entry that differ. */
export function compareSettings(
  subject: DriftSubject,
  described: object,
  actual: object,
  path: Path,
): readonly Drift[] {
  return differing(described, actual, path).map(one => ({
    change: 'changed',
    subject,
    field: pathText(one.path.slice(path.length)),
    described: written(one.described),
    actual: written(one.actual),
    path: one.path,
  }));
}
