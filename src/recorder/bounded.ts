/** Longest text that is kept, in UTF-16 units; longer ones are cut. */
const longestText = 512;
/** Longest list that is kept. */
const longestList = 100;

/**
 * Cuts every text and list in a value that is too long, since what a caller sent can be, and tells about how
 * many bytes of memory the rest holds. Most values are short as they are, and need no copy.
 */
export function bounded<T>(value: T): { readonly value: T; readonly bytes: number } {
  const bytes = bytesOf(value);
  if (bytes < Infinity) return { value, bytes };
  // Cutting changes no type: a text stays a text, a list one of the same, and an object keeps its members.
  const short = cut(value) as T;
  return { value: short, bytes: bytesOf(short) };
}

/**
 * Rather more than less: two for each unit of a text, and what each member takes.
 * Infinite where it is to be cut.
 */
function bytesOf(value: unknown): number {
  // With the mark that it was cut, a text is one unit longer.
  if (typeof value === 'string') return value.length > longestText + 1 ? Infinity : 16 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value) && value.length > longestList) return Infinity;
  let bytes = 16;
  // The names of members are shared by all events, so that only their places count.
  for (const member of Object.values(value)) bytes += 8 + bytesOf(member);
  return bytes;
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${beginningOf(value)}…` : value;
  if (Array.isArray(value)) return value.slice(0, longestList).map(cut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item)]));
}

/** A copy: what `slice` gives is a view, which would keep the whole text in memory. */
function beginningOf(text: string): string {
  return Buffer.from(text.slice(0, longestText), 'utf16le').toString('utf16le');
}
