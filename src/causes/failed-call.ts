import type { Known, KnownCall } from './known.ts';

/**
 * The last call of one of these operations that failed: the one that the question is about.
 *
 * @param types the errors that count; any if left out
 */
export function failedCall(
  { calls }: Known,
  operations: readonly string[],
  types?: readonly string[],
): KnownCall | undefined {
  return calls.findLast(
    ({ operation, outcome, error }) =>
      outcome === 'failed' &&
      operations.includes(operation) &&
      (types === undefined || (error !== undefined && types.includes(error.type))),
  );
}
