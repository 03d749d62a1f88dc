import type { Outside } from './outside.ts';
import { createPace } from './pace.ts';
import { readCognito } from './read-cognito.ts';
import { readFunctions } from './read-functions.ts';
import { readWeb } from './read-web.ts';
import type { Surroundings } from './surroundings.ts';

/** Surroundings of which nothing has been read yet. They hold what they read, so each look makes new ones. */
export function createSurroundings(outside: Outside): Surroundings {
  const pace = createPace(outside);
  return {
    target: outside.target,
    clock: outside.clock,
    cognito: readCognito(outside, pace),
    functions: readFunctions(outside, pace),
    web: readWeb(outside),
  };
}
