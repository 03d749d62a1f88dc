import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import { type Part, partsOf } from './message-text.ts';
import { numberOf } from './number-of.ts';
import type { Occasion } from './occasions.ts';

/** A text that says how long something lasts. */
export interface LifetimeText {
  readonly at: number;
  /** Its words: `expires in 10 minutes`. */
  readonly words: string;
  readonly seconds: number;
  /** The sentence around it. */
  readonly sentence: string;
}

/** Of a text without runs of white space: those would be tried from each of their characters. */
const lifetime =
  /(?:expires?|valid|good|works?|lasts?)[ \n]{1,3}(?:in|for|within|after)?[ \n]{0,3}(?:only[ \n]{1,3})?(?:the[ \n]{1,3}next[ \n]{1,3})?(\d{1,4})[ \n]{0,3}(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\b/i;

const minute = 60;
/** Seconds in an hour. */
export const hour = 60 * minute;
/** Seconds in a day. */
export const day = 24 * hour;

/** Where a text says how long something lasts, numbers of constants put in. */
export function lifetimeIn(code: Code, value: Node): LifetimeText | undefined {
  const parts = partsOf(code, value);
  const texts = parts.map(part =>
    wordsOf(code, part)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n'),
  );
  const joined = texts.join('');
  const found = lifetime.exec(joined);
  const [words, amount, unit = ''] = found ?? [];
  if (!found || words === undefined) return undefined;
  let [index, from] = [0, 0];
  while (index < texts.length - 1 && from + (texts[index] ?? '').length <= found.index) {
    from += (texts[index] ?? '').length;
    index++;
  }
  const part = parts[index];
  const place = part && ('text' in part ? part.at : part.of);
  const before = 1 + Math.max(...['.', '!', '?', '\n'].map(end => joined.lastIndexOf(end, found.index)));
  return {
    at: place?.start ?? 0,
    words: words.trim(),
    seconds: Number(amount) * secondsOf(unit),
    sentence: joined.slice(before).split(/[.!?\n]/)[0] ?? '',
  };
}

function wordsOf(code: Code, part: Part): string {
  if ('text' in part) return part.text;
  const number = numberOf(code, part.of);
  return number === undefined ? '\uFFFC' : String(number);
}

/** The seconds of a unit by its first letters. */
export function secondsOf(unit: string): number {
  if (/^s/i.test(unit)) return 1;
  if (/^m/i.test(unit)) return minute;
  return /^h/i.test(unit) ? hour : day;
}

/**
 * Whether a code of one of these occasions may last so long: an hour for a reset, a day for what confirms an address,
 * as long as the client's session for a second factor (documented), and days for an invitation.
 */
export function isLifetimeOf(seconds: number, occasions: readonly Occasion[]): boolean {
  return occasions.some(occasion => {
    if (occasion === 'ForgotPassword') return seconds === hour;
    if (occasion === 'Authentication') return seconds >= 3 * minute && seconds <= 15 * minute;
    return occasion === 'AdminCreateUser' ? seconds % day === 0 : seconds === day;
  });
}
