import { type Evidence, settles } from './evidence.ts';
import type { Known, LogLine } from './known.ts';

/** Evidence for a cause that the log of a function tells by how a run has ended. */
export function logTells({ logs }: Known, ...ends: readonly LogLine['says'][]): readonly Evidence[] {
  return logs
    .filter(({ says }) => ends.includes(says))
    .map(({ text }) => settles(`The log says: ${text}${/[.!]$/.test(text) ? '' : '.'}`));
}
