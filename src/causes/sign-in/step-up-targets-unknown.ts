import { defineCause } from '../cause.ts';

/** That it is an error is documented; its type and text are inferred. */
export const stepUpTargetsUnknown = defineCause<{ pool: string; known: readonly string[] }>({
  id: 'step-up-targets-unknown',
  title: 'The sign-in asks for authentication levels that the pool does not have',
  shows: { type: 'InvalidParameterException', message: 'None of the requested ACR values are valid.' },
  means:
    'No word of TARGET_ACR_VALUES is the name of a level of this pool. Names that are not known are passed over, but ' +
    'one has to be. Where AcrConfiguration names a level, its default name is out of use.',
  toldApart:
    'The fact `known` lists the names of the pool, level 1 first; no factor of the user was looked at.',
  fix: 'Ask for names of that list, separated by spaces, exactly as they are written; DescribeUserPool shows changed ones.',
});
