import * as z from 'zod';
import { challengeSession } from '../challenge-session.ts';
import { defineContract, defineSource } from '../contract.ts';
import { textMap } from '../text-map.ts';
import { clientMetadata, sampleAttributes, texts } from '../user-attributes.ts';

/** What CreateAuthChallenge may answer. */
export const createdChallenge = z.strictObject({
  publicChallengeParameters: textMap.nullish(),
  privateChallengeParameters: textMap.nullish(),
  challengeMetadata: z.string().nullish(),
});

/** Makes a custom challenge: what the client is shown, and what its answer will be held against. */
export const createAuthChallenge = defineContract({
  name: 'CreateAuthChallenge',
  version: '1',
  guide:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html',
  onFailure: 'The caller gets the error, and the sign-in ends.',
  sources: {
    CreateAuthChallenge_Authentication: defineSource(
      'each CUSTOM_CHALLENGE that DefineAuthChallenge asks for',
      z.object({
        userAttributes: texts,
        challengeName: z.string(),
        session: challengeSession,
        clientMetadata,
        userNotFound: z.boolean().optional(),
      }),
      {
        userName: 'anna',
        request: { userAttributes: sampleAttributes(), challengeName: 'CUSTOM_CHALLENGE', session: [] },
      },
    ),
  },
  response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  schema: createdChallenge,
  secrets: ['privateChallengeParameters'],
});
