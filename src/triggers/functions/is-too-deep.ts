/**
 * How many objects and lists may stand one within another. Services in Java read no deeper by default (inferred of
 * Cognito), and what walks through an answer by recursion holds out for many more.
 */
const mostLevels = 1_000;

/** Whether an answer is nested deeper than can be read. */
export function isTooDeep(answer: unknown): boolean {
  let level = [answer].filter(isNesting);
  for (let levels = 1; level.length > 0; levels += 1) {
    if (levels > mostLevels) return true;
    level = level.flatMap(nesting => Object.values(nesting).filter(isNesting));
  }
  return false;
}

function isNesting(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
