import { z } from 'zod';
import { defineContract } from '../contract.ts';

/** Texts by name. Numbers and booleans become texts (observed of a boolean), nothing else does. */
const parameters = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()], { error: 'a string' }).transform(String),
);

/** What CreateAuthChallenge may answer. */
export const createdChallenge = z.strictObject({
  publicChallengeParameters: parameters.nullish(),
  privateChallengeParameters: parameters.nullish(),
  challengeMetadata: z.string().nullish(),
});

/** Makes a custom challenge: what the client is shown, and what its answer will be held against. */
export const createAuthChallenge = defineContract({
  name: 'CreateAuthChallenge',
  sources: ['CreateAuthChallenge_Authentication'],
  response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  schema: createdChallenge,
});
