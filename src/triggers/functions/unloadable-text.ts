import type { Unloadable } from './process-message.ts';

/** Why code does not load, where, and what to do about it. */
export function unloadableText({ reason, at, hint }: Pick<Unloadable, 'reason' | 'at' | 'hint'>): string {
  // Node's messages go on with the stack of imports.
  const [first = ''] = reason.split('\n', 1);
  const place = at === undefined ? first : `${first} (${at})`;
  return hint === undefined ? place : `${place}. ${hint}`;
}
