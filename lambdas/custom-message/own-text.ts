import { codePlaceholder } from '../reset-link.ts';
import { longest } from './limits.ts';
import { type OwnProblem, shown } from './own-problem.ts';
import { plainText, refusedCharacter } from './text.ts';

/** The longest text: of one message they fit into a mail together, with all that stands around them. */
const longestText = 1000;

/** Where a text of messages.json stands. */
export interface TextPlace {
  /** `frame`, or the name of a message. */
  readonly part: string;
  /** Such as `subject`. */
  readonly key: string;
}

/**
 * Why a text would not reach its reader as it is; undefined where it would.
 *
 * @param brandName what `{brand}` will stand for
 */
export function textFault(
  place: TextPlace,
  text: unknown,
  brandName: string,
): Omit<OwnProblem, 'path'> | undefined {
  if (typeof text !== 'string' || text === '') return { expected: 'text', found: shown(text) };
  const character = refusedCharacter(text);
  if (character !== undefined) {
    return { expected: 'one line of characters that Cognito takes', found: character };
  }
  if (plainText(text, Number.POSITIVE_INFINITY) !== text) {
    return { expected: 'one space between words, and none at the ends', found: shown(text) };
  }
  return placeholderFault(place, text) ?? lengthFault(place, text, brandName);
}

function placeholderFault({ part, key }: TextPlace, text: string): Omit<OwnProblem, 'path'> | undefined {
  const demanded = key !== 'sms' ? [] : [codePlaceholder, ...(part === 'invitation' ? ['{username}'] : [])];
  const allowed = ['{brand}', ...demanded, ...(part === 'frame' && key === 'support' ? ['{support}'] : [])];
  const stranger = text.match(/\{[^{}]*\}|[{}]/g)?.find(found => !allowed.includes(found));
  if (stranger !== undefined) {
    return { expected: `no braces but those of ${allowed.join(', ')}`, found: shown(stranger) };
  }
  const missing = demanded.find(placeholder => !text.includes(placeholder));
  if (missing === undefined) return undefined;
  const what = missing === codePlaceholder ? 'the code goes' : 'the user’s name goes, as Cognito demands it';
  return { expected: `${missing} where ${what}`, found: shown(text) };
}

function lengthFault(
  { key }: TextPlace,
  text: string,
  brandName: string,
): Omit<OwnProblem, 'path'> | undefined {
  const limits: Readonly<Record<string, number>> = { subject: longest.emailSubject, sms: longest.smsMessage };
  const most = limits[key] ?? longestText;
  const { length } = text.replaceAll('{brand}', () => brandName);
  if (length <= most) return undefined;
  const brand = text.includes('{brand}') ? `, the brand’s name with ${brandName.length} of them` : '';
  return { expected: `at most ${most} characters${brand}`, found: `${length}` };
}
