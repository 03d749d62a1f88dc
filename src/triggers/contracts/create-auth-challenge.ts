import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { textMap } from '../text-map.ts';

/** What CreateAuthChallenge may answer. */
export const createdChallenge = z.strictObject({
  publicChallengeParameters: textMap.nullish(),
  privateChallengeParameters: textMap.nullish(),
  challengeMetadata: z.string().nullish(),
});

/** Makes a custom challenge: what the client is shown, and what its answer will be held against. */
export const createAuthChallenge = defineContract({
  name: 'CreateAuthChallenge',
  sources: ['CreateAuthChallenge_Authentication'],
  response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  schema: createdChallenge,
});
