/** A JSON object as it came over the wire. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON object, not copied, for there may be very many; none of anything else. */
export function membersOf(value: unknown): Members {
  return hasMembers(value) ? value : {};
}

function hasMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty, or undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
