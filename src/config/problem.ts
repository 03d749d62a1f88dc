/** One thing that is wrong with a pools.yaml. */
export interface Problem {
  /** As the file was named. */
  readonly file: string;
  /** From 1; 0 where the problem is the file as a whole. */
  readonly line: number;
  readonly column: number;
  /** Such as `pools[0].clients[2].callbackUrls[0]`; empty for the whole file. */
  readonly path: string;
  /** Completes "expected ...". */
  readonly expected: string;
  /** Completes "found ...". Never a secret, nor a value from the environment. */
  readonly found: string;
  /** What to do, as a sentence. */
  readonly hint?: string;
  /** The variable of the environment that is not set, where that is all: in another environment it may be. */
  readonly unset?: string;
}

/** All problems as text for a terminal: one or two lines each, without a newline at the end. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, path, expected, found, hint }) => {
      const place = line > 0 ? `${file}:${line}:${column}` : file;
      const what = `${place}  ${path === '' ? '' : `${path}: `}expected ${expected}; found ${found}`;
      return hint === undefined ? what : `${what}\n    ${hint}`;
    })
    .join('\n');
}
