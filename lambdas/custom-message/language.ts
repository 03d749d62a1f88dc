import type { CustomMessageRequest } from './event.ts';

/** Keys of clientMetadata that an app may name its language under, the first one first. */
const metadataKeys = ['locale', 'lang', 'language'];

/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * The languages that a message may be in, best first: what the app says (clientMetadata), then the user's
 * `locale` attribute, then `fallback`, then English; each also without its region, so that `de-AT` is
 * content with `de`. Both are whatever somebody sent, so they only ever choose from the languages that are
 * there.
 */
export function wantedLanguages(
  request: CustomMessageRequest | null | undefined,
  fallback: string,
): readonly string[] {
  const named = metadataKeys.map(key => request?.clientMetadata?.[key]);
  const wishes = [...named, request?.userAttributes?.locale, fallback, 'en'];
  return [...new Set(wishes.flatMap(languagesOf))];
}

/** How a language is written, for HTML's `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** `de_AT` as `de-at` and `de`; nothing for what is no language tag (BCP 47, in its length too). */
export function languagesOf(tag: unknown): string[] {
  if (typeof tag !== 'string' || !/^[a-z]{2,3}(?:[-_][a-z0-9]{1,8}){0,4}$/i.test(tag)) return [];
  const parts = tag.toLowerCase().split(/[-_]/);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
