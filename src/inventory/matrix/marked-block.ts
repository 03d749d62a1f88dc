/** The comments that the block stands between. */
export const marks = { begin: '<!-- lifeguard:matrix -->', end: '<!-- /lifeguard:matrix -->' } as const;

/** A file with its block, or why there is none that could be replaced. */
export type MarkedBlock =
  | {
      /** What stands between the marks, with the ends of its lines. */
      readonly inside: string;
      /** The whole file with something else there. */
      replaced(inside: string): string;
      /** How the file ends its lines. */
      readonly newline: '\n' | '\r\n';
    }
  | { readonly problem: 'no block' | 'two blocks' | 'no end' | 'no begin' };

/**
 * Finds the block in a Markdown file. The marks stand on lines of their own; those in fenced code, as in a page about them,
 * are none.
 */
export function findMarkedBlock(text: string): MarkedBlock {
  const found = markLines(text);
  const [begin, end, another] = found;
  if (!begin) return { problem: 'no block' };
  if (begin.mark === 'end') return { problem: 'no begin' };
  if (end?.mark !== 'end') return { problem: 'no end' };
  if (another) return { problem: another.mark === 'begin' ? 'two blocks' : 'no begin' };
  const before = text.slice(0, begin.after);
  const behind = text.slice(end.from);
  return {
    inside: text.slice(begin.after, end.from),
    replaced: inside => `${before}${inside}${behind}`,
    newline: before.endsWith('\r\n') ? '\r\n' : '\n',
  };
}

interface MarkLine {
  readonly mark: 'begin' | 'end';
  /** Where its line begins, and where the next one does. */
  readonly from: number;
  readonly after: number;
}

function markLines(text: string): readonly MarkLine[] {
  const found: MarkLine[] = [];
  let fence = '';
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const after = newline < 0 ? text.length : newline + 1;
    const line = text.slice(from, after).trimEnd();
    const [, ticks = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === '') {
      // A fence of backticks has none behind them (CommonMark).
      if (ticks !== '' && !(ticks.startsWith('`') && rest.includes('`'))) fence = ticks;
      else if (line.trimStart() === marks.begin) found.push({ mark: 'begin', from, after });
      else if (line.trimStart() === marks.end) found.push({ mark: 'end', from, after });
    } else if (ticks.startsWith(fence) && rest.trim() === '') {
      fence = '';
    }
    from = after;
  }
  return found;
}
