const seconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;

/**
 * A length of time in the largest unit that it is whole in: `90 minutes`.
 *
 * @param total seconds
 */
export function timeWords(total: number): string {
  const [unit, size] = Object.entries(seconds).findLast(([, length]) => total % length === 0) ?? [
    'seconds',
    1,
  ];
  const count = total / size;
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
