import * as z from 'zod';

const seconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
const units = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days' } as const;

/** The words of the API's TokenValidityUnits. */
export type DurationUnit = keyof typeof seconds;

/** A length of time as the API takes it: a whole number and its unit. */
export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
}

/** The length in seconds. */
export function inSeconds(duration: Duration): number {
  return duration.value * seconds[duration.unit];
}

/** The length in milliseconds. */
export function inMilliseconds(duration: Duration): number {
  return inSeconds(duration) * 1_000;
}

/** Reads `30s`, `5m`, `12h` or `30d`; undefined for anything else. */
export function readDuration(text: string): Duration | undefined {
  const [, digits, letter] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const unit = Object.entries(units).find(([key]) => key === letter)?.[1];
  return digits !== undefined && unit !== undefined ? { value: Number(digits), unit } : undefined;
}

const examples = ['20s', '2m', '45m', '12h', '30d'];

/** A length of time such as `60m`, between two others, both included. */
export function duration(from: string, to: string): z.ZodType<Duration, string> {
  const [least, most] = [readDuration(from), readDuration(to)];
  if (!least || !most) throw new Error(`${from} or ${to} is not a length of time`);
  const isWithin = (read: Duration) =>
    inSeconds(read) >= inSeconds(least) && inSeconds(read) <= inSeconds(most);
  const such = examples.filter(text => {
    const read = readDuration(text);
    return read !== undefined && isWithin(read);
  });
  const error = `a length of time from ${from} to ${to}, such as ${such.join(', ').replace(/, (\w+)$/, ' or $1')}`;
  return z
    .string({ error })
    .regex(/^\d{1,9}[smhd]$/, { error })
    .transform((text, context) => {
      const read = readDuration(text);
      if (read && isWithin(read)) return read;
      context.addIssue({ code: 'custom', message: error, input: text });
      return z.NEVER;
    });
}
