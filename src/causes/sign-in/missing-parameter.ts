import { defineCause } from '../cause.ts';

export const missingParameter = defineCause<{ parameter: string }>({
  id: 'missing-parameter',
  title: 'A parameter of the sign-in is missing',
  shows: {
    type: 'InvalidParameterException',
    message: ({ parameter }) => `Missing required parameter ${parameter}`,
  },
  means: 'AuthParameters or ChallengeResponses lacks a value that this flow or challenge needs.',
  toldApart: 'The message names the parameter.',
  fix: 'Send it; names are in capitals, such as USERNAME.',
  likely: 20,
  seen: [{ at: 'API', error: 'InvalidParameterException', text: 'Missing required parameters' }],
});
