/**
 * A span of time in words, such as `5 minutes`.
 *
 * @param milliseconds the sign is left out
 */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const [count, unit] = units
    .map(([unit, length]): [number, string] => [Math.floor(seconds / length), unit])
    .find(([count]) => count >= 2) ?? [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The largest of which there are two or more is told: 90 minutes, not 1 hour. */
const units: readonly (readonly [unit: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
