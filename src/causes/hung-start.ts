import type { LogLine } from './known.ts';

/**
 * Whether the start of a function is what hung, before its handler was called. Lambda gives a start ten seconds, then does
 * it once more as part of the call (Phase: invoke), within the limit of the function (documented).
 */
export function isHungStart({ says, text }: LogLine): boolean {
  return says === 'timed out' && /\bPhase:\s*(?:init|invoke)\b/i.test(text);
}
