import * as z from 'zod';
import { defineContract } from '../contract.ts';

/** What VerifyAuthChallengeResponse may answer. */
export const challengeVerdict = z.strictObject({ answerCorrect: z.boolean() });

/** Judges the answer to a custom challenge. */
export const verifyAuthChallengeResponse = defineContract({
  name: 'VerifyAuthChallengeResponse',
  sources: ['VerifyAuthChallengeResponse_Authentication'],
  response: { answerCorrect: null },
  schema: challengeVerdict,
});
