/** What entries are matched by. */
export interface Named {
  readonly id?: string;
  /** Absent while the source does not tell it. */
  readonly name?: string;
}

/** Entries that are the same, those that are gone, and those that are new. */
export interface Matched<D, A> {
  readonly pairs: readonly { readonly described: D; readonly index: number; readonly actual: A }[];
  /** Places of those that do not exist. */
  readonly gone: readonly number[];
  readonly added: readonly A[];
}

/**
 * Finds which entry of pools.yaml is which of those that exist: by id, and where that is gone or not told, by a name that
 * no other of those that are left has.
 */
export function match<D extends Named, A extends Named>(
  described: readonly D[],
  actual: readonly A[],
  mayBe: (described: D, actual: A) => boolean = () => true,
): Matched<D, A> {
  const byId = new Map(actual.flatMap(one => (one.id === undefined ? [] : [[one.id, one] as const])));
  const pairOf = described.map(entry => (entry.id === undefined ? undefined : byId.get(entry.id)));
  const taken = new Set(pairOf);
  const left = actual.filter(one => !taken.has(one));
  const isAlone = <T extends Named>(one: T, of: readonly T[]) =>
    of.filter(({ name }) => name === one.name).length === 1;
  const unmatched = described.filter((_, index) => pairOf[index] === undefined);
  for (const [index, entry] of described.entries()) {
    if (pairOf[index] !== undefined) continue;
    const found = left.find(
      one =>
        one.name !== undefined &&
        one.name === entry.name &&
        !taken.has(one) &&
        mayBe(entry, one) &&
        // Ids that are not told tell nobody apart: those of one name are taken in their order.
        (one.id === undefined ||
          (isAlone(
            one,
            left.filter(other => mayBe(entry, other)),
          ) &&
            isAlone(
              entry,
              unmatched.filter(other => mayBe(other, one)),
            ))),
    );
    pairOf[index] = found;
    taken.add(found);
  }
  return {
    pairs: described.flatMap((entry, index) => {
      const one = pairOf[index];
      return one === undefined ? [] : [{ described: entry, index, actual: one }];
    }),
    gone: [...described.keys()].filter(index => pairOf[index] === undefined),
    added: actual.filter(one => !taken.has(one)),
  };
}
