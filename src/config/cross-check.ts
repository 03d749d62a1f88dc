import { type Path, pathText } from './source.ts';
import type { Understood } from './understood.ts';

/** What one entry says against another. */
export interface Finding {
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string | undefined;
}

/** Holds entries against each other; the directory is that of the file. */
export type CrossCheck = (file: Understood, directory: string) => readonly Finding[];

/** A finding for each later one of several that have the same key. */
export function repeated<T>(
  entries: readonly { readonly value: T; readonly path: Path }[],
  { field, expected }: { readonly field: string; readonly expected: string },
  keyOf: (value: T, path: Path) => string | undefined,
): readonly Finding[] {
  const seen = new Map<string, Path>();
  return entries.flatMap(({ value, path }) => {
    const key = keyOf(value, path);
    if (key === undefined) return [];
    const earlier = seen.get(key);
    if (earlier) return [{ path: [...path, field], expected, found: `that of ${pathText(earlier)}` }];
    seen.set(key, path);
    return [];
  });
}
