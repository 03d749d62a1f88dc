/** The same members, but none that is undefined. */
export type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without the members that are undefined: on this wire what is not set is absent. */
export function present<T extends object>(object: T): Present<T> {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  // Members of T, less the undefined ones: what Present says.
  return Object.fromEntries(members) as Present<T>;
}

/** The list, or undefined where it is empty: an empty list sets nothing (inferred). */
export function filled<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
