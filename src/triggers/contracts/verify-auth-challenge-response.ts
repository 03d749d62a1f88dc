import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { clientMetadata, sampleAttributes, texts } from '../user-attributes.ts';

/** What VerifyAuthChallengeResponse may answer. */
export const challengeVerdict = z.strictObject({ answerCorrect: z.boolean() });

/** Judges the answer to a custom challenge. */
export const verifyAuthChallengeResponse = defineContract({
  name: 'VerifyAuthChallengeResponse',
  version: '1',
  guide:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html',
  onFailure: 'The caller gets the error, and the session is used up: the sign-in begins again.',
  sources: {
    VerifyAuthChallengeResponse_Authentication: defineSource(
      'RespondToAuthChallenge with CUSTOM_CHALLENGE',
      z.object({
        userAttributes: texts,
        /** What CreateAuthChallenge made. */
        privateChallengeParameters: texts,
        challengeAnswer: z.string(),
        clientMetadata,
        userNotFound: z.boolean().optional(),
      }),
      {
        userName: 'anna',
        request: {
          userAttributes: sampleAttributes(),
          privateChallengeParameters: { answer: 'Rex' },
          challengeAnswer: 'Rex',
        },
      },
    ),
  },
  response: { answerCorrect: null },
  schema: challengeVerdict,
  // The answer itself, where a handler gives that in place of its verdict.
  secrets: ['answerCorrect'],
});
