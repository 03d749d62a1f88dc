import { defineCause } from '../cause.ts';

/** Type and text are inferred: AddCustomAttributes declares no LimitExceededException. */
export const tooManyCustomAttributes = defineCause<{ count: number; limit: number }>({
  id: 'too-many-custom-attributes',
  title: 'The pool would have more attributes of its own than it may have',
  shows: {
    type: 'InvalidParameterException',
    message: ({ limit }) => `The maximum number of custom attributes for this user pool is ${limit}.`,
  },
  means: 'A schema has at most 50 attributes beside the standard ones, and none of them can be removed.',
  toldApart: 'The facts say how many there would be. Nothing was added.',
  fix: 'Put several values into one attribute, or keep them in a database of your own, by sub.',
});
