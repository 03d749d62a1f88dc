import type { Random } from './random.ts';

/** An id of which the part before the `_` can be a region, as those of real pools have it. */
export const poolIdForm: RegExp = /^(?=.{1,55}$)[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+$/;

/** The name of a region, such as `us-gov-west-1`. */
export const regionForm: RegExp = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/** Whether the API takes it for the id of a pool, such as those of emulators too (documented: pattern and length). */
export function isPoolId(text: string): boolean {
  return text.length <= 55 && /^[\w-]+_[0-9a-zA-Z]+$/.test(text);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new pool's id: its region, `_`, and nine letters and digits (observed). */
export function makePoolId(region: string, random: Random): string {
  const name = Array.from({ length: 9 }, () => alphabet.charAt(random.below(alphabet.length)));
  return `${region}_${name.join('')}`;
}

/** The pool's name in the SRP protocol: what stands behind the region (observed). */
export function srpNameOf(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1);
}
