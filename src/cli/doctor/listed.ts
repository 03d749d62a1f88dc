/** How many are named, unless all are. */
const mostNamed = 3;

/** Names in a sentence: all of them, or the first with how many more `--all` tells. */
export function listed(names: readonly string[], all: boolean): string {
  const more = names.length - mostNamed;
  // To say that there is one more takes as much room as to name it.
  if (all || more <= 1) return names.join(', ');
  return `${names.slice(0, mostNamed).join(', ')} and ${more} more (--all)`;
}
