import { defineCause } from '../cause.ts';

export const challengeTooLarge = defineCause<{
  trigger: string;
  /** The length that the Session would have, in characters. */
  length: number;
  most: number;
  rounds: number;
}>({
  id: 'challenge-too-large',
  title: 'The custom challenge does not fit into a Session',
  // Inferred.
  shows: { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
  means:
    'Between two requests a custom sign-in lives in the Session that the client carries: the private challenge ' +
    'parameters and the result and challengeMetadata of every round. The API takes a Session of 2,048 characters at ' +
    'most, which leaves room for some 800 bytes of yours.',
  toldApart:
    'The responses of the functions are well formed; `length` is above `most`. A sign-in that fails only after many ' +
    'rounds has too many of them, or too long a challengeMetadata in each.',
  fix:
    'Keep in privateChallengeParameters only what the answer is compared with, at best a hash of it or the key of a ' +
    'row in a table of your own. Shorten challengeMetadata, and end a sign-in after a few wrong answers.',
  likely: 3,
});
