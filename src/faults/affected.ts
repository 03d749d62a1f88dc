import { api } from '../model/api.ts';
import type { OperationName } from '../model/operation.ts';
import type { Fault } from './fault.ts';
import { quotas } from './quotas.ts';

/** Errors that every operation may show, whether the model declares them for it or not. */
const common: ReadonlySet<string> = new Set(['TooManyRequestsException', 'InternalErrorException']);

// A test holds the model's names against the type's, both ways.
const allOperations = Object.keys(api.operations) as OperationName[];

/** The categories that quotas are counted by. */
export const categories: ReadonlySet<string> = new Set(quotas.map(({ category }) => category));

/** What a fault's `operations` may name. */
export const operationWords: readonly string[] = [...allOperations, ...categories];

/** Whether the operation may show that error. */
export function mayShow(operation: string, error: string): boolean {
  return common.has(error) || api.operations[operation]?.errors.includes(error) === true;
}

/** The operations that a name stands for: itself, or those of the category. */
function named(word: string): readonly OperationName[] {
  if (!categories.has(word)) return allOperations.filter(name => name === word);
  return quotas.filter(({ category }) => category === word).flatMap(({ operations }) => operations);
}

/**
 * The operations that a fault is for. Of those that it does not name one by
 * one, only what can show its error.
 */
export function affected({ operations: words, error }: Fault): ReadonlySet<OperationName> {
  const meant = words ? words.flatMap(named) : allOperations;
  return new Set(meant.filter(name => error === undefined || mayShow(name, error)));
}
