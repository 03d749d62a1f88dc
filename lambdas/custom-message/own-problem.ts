/** One thing of messages.json that cannot be used. */
export interface OwnProblem {
  /** Such as `texts.fr.signUp.hint`; empty for the file as a whole. */
  readonly path: string;
  /** Completes "expected ...". */
  readonly expected: string;
  /** Completes "found ...". */
  readonly found: string;
}

/** The same in words. */
export function problemText({ path, expected, found }: OwnProblem): string {
  return `${path === '' ? '' : `${path}: `}expected ${expected}; found ${found}`;
}

/** A value for "found ...", cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  if (text.length <= 60) return text;
  const size = typeof value === 'string' ? ` (${value.length} characters)` : '';
  return `${text.slice(0, 60).toWellFormed()}…${size}`;
}
