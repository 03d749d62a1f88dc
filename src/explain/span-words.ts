const units: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** A time as it lies to now: `3 minutes ago`, `in 2 hours`. Both in milliseconds since 1970. */
export function whenSeen(time: number, now: number): string {
  const away = Math.abs(now - time);
  // Two of a unit at least, so that 90 minutes are not told as an hour.
  const [unit, length] = units.find(([, milliseconds]) => away >= 2 * milliseconds) ?? ['second', 1_000];
  const count = Math.floor(away / length);
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return time > now ? `in ${words}` : `${words} ago`;
}
