import { api } from '../model/api.ts';
import { affected, categories, mayShow, operationWords } from './affected.ts';
import type { Fault } from './fault.ts';
import { knownWords } from './known-words.ts';

/** What is wrong with a fault as a whole. */
export interface FaultProblem {
  /** Where: a key, and the index in a list. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
  /** The words that could have been meant. */
  readonly known?: readonly string[];
}

/** Everything that is wrong with a fault whose values have their types. */
export function faultProblems(fault: Fault): FaultProblem[] {
  return [...wrongNames(fault), ...wrongEffect(fault), ...wrongError(fault), ...wrongOccasion(fault)];
}

function wrongNames({ operations = [] }: Fault): FaultProblem[] {
  return operations.flatMap((word, index) => {
    if (operationWords.includes(word)) return [];
    const expected = 'an operation of the API or a category of its quotas';
    return [{ path: ['operations', index], expected, found: JSON.stringify(word), known: operationWords }];
  });
}

/** The effects that a fault has, by what they are called. */
function effectsOf({ error, delayMilliseconds, perSecond, quotas }: Fault): string[] {
  const fails = error !== undefined || delayMilliseconds !== undefined;
  return [
    ...(fails ? ['error or delayMilliseconds'] : []),
    ...(perSecond === undefined ? [] : ['perSecond']),
    ...(quotas === undefined ? [] : ['quotas']),
  ];
}

function wrongEffect(fault: Fault): FaultProblem[] {
  const effects = effectsOf(fault);
  if (effects.length === 1) return [];
  const expected = 'one of error and delayMilliseconds (or both), perSecond, quotas';
  return [{ path: [], expected, found: effects.join(' and ') || 'none of them' }];
}

function wrongError(fault: Fault): FaultProblem[] {
  const { operations = [], error, message } = fault;
  if (error === undefined) {
    return message === undefined
      ? []
      : [{ path: ['message'], expected: 'an error beside it', found: 'none' }];
  }
  if (api.shapes[error]?.exception !== true) {
    const known = Object.keys(api.shapes).filter(name => api.shapes[name]?.exception);
    return [{ path: ['error'], expected: 'an error of the API', found: JSON.stringify(error), known }];
  }
  const cannot = operations.find(
    word => operationWords.includes(word) && !categories.has(word) && !mayShow(word, error),
  );
  if (cannot !== undefined || affected(fault).size === 0) {
    const expected = `an error that ${cannot ?? 'one of the operations'} can have`;
    return [{ path: ['error'], expected, found: JSON.stringify(error) }];
  }
  if (message !== undefined || knownWords[error] !== undefined) return [];
  const expected = `the message of ${error}, which has different ones`;
  return [{ path: ['message'], expected, found: 'nothing: the key is missing' }];
}

function wrongOccasion(fault: Fault): FaultProblem[] {
  if (fault.error !== undefined || fault.delayMilliseconds !== undefined) return [];
  return (['times', 'percent'] as const)
    .filter(key => fault[key] !== undefined)
    .map(key => ({ path: [key], expected: `no ${key} without error or delayMilliseconds`, found: 'one' }));
}
