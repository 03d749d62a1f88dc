/** The words of a list that pools.yaml knows, in their order. Newer ones of the service are left out. */
export function onlyKnown<W extends string>(known: readonly W[], given: readonly string[]): W[] {
  return given.flatMap(word => known.find(one => one === word) ?? []);
}
