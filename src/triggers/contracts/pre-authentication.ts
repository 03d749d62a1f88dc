import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { sampleAttributes, texts } from '../user-attributes.ts';

/** Before a password is checked: it refuses by throwing. */
export const preAuthentication = defineContract({
  name: 'PreAuthentication',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html',
  onFailure: 'The caller gets the error, and the sign-in ends before the password is looked at.',
  sources: {
    PreAuthentication_Authentication: defineSource(
      'InitiateAuth, AdminInitiateAuth',
      z.object({
        /** Empty for somebody unknown, where the client hides who exists. */
        userAttributes: texts,
        /** ClientMetadata of the call (documented). */
        validationData: texts.nullable(),
        userNotFound: z.boolean().optional(),
      }),
      { userName: 'anna', request: { userAttributes: sampleAttributes(), validationData: null } },
    ),
  },
  response: {},
  schema: z.strictObject({}),
});
