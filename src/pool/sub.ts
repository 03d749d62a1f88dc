import type { Random } from './random.ts';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new user's `sub`: in the shape of a UUID, but its third group starts `70` (observed). */
export function makeSub(random: Random): string {
  const hex = random.bytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `70${hex.slice(14, 16)}`, hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
}

/** Whether a text has the form of a `sub`. */
export function isSub(text: string): boolean {
  return form.test(text);
}
