import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CrossCheck } from './cross-check.ts';
import { exactlyOneOf } from './exactly-one-of.ts';
import { didYouMean } from './suggest.ts';

const places = ['handler', 'endpoint', 'arn'] as const;

/** Keys that mean something only beside another. */
const companions = {
  environment: 'handler',
  timeoutSeconds: 'handler',
  memoryMegabytes: 'handler',
  functionName: 'endpoint',
} as const;

/** How functions, and the triggers that name them, are held to what there is. */
export const functionChecks: Readonly<Record<string, CrossCheck>> = {
  triggersNameFunctions: ({ pools, functionNames }) =>
    pools.flatMap(({ path, value }) =>
      Object.entries(value.triggers ?? {})
        .filter(([, name]) => !functionNames.has(name))
        .map(([trigger, name]) => ({
          path: [...path, 'triggers', trigger],
          expected: 'the name of a function in functions',
          found: JSON.stringify(name),
          hint: didYouMean(name, functionNames),
        })),
    ),

  handlersExist: ({ functions }, directory) =>
    functions.flatMap(({ path, value: { handler } }) => {
      if (handler === undefined || handler.startsWith('lifeguard:')) return [];
      const file = resolve(directory, handler);
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
      return [{ path: [...path, 'handler'], expected: 'a file that exists', found: `no file at ${file}` }];
    }),

  aFunctionRunsInOnePlace: ({ functions }) =>
    functions.flatMap(({ path, keys }) => exactlyOneOf(places, keys, path)),

  functionKeysHaveTheirPlace: ({ functions }) =>
    functions.flatMap(({ path, keys }) =>
      Object.entries(companions)
        .filter(([key, place]) => keys.has(key) && !keys.has(place) && places.some(each => keys.has(each)))
        .map(([key, place]) => ({ path: [...path, key], expected: `${place} beside it`, found: 'none' })),
    ),
};
