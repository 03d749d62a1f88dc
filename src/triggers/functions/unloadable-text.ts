import type { Unloadable } from './process-message.ts';

/** Why code does not load, where, and what to do about it. */
export function unloadableText({ reason, at, hint }: Pick<Unloadable, 'reason' | 'at' | 'hint'>): string {
  const place = at === undefined ? reason : `${reason} (${at})`;
  return hint === undefined ? place : `${place}. ${hint}`;
}
