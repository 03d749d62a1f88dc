import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { clientMetadata, sampleAttributes, userAttributes } from '../user-attributes.ts';

/** After a user has proved who it is, before tokens are issued. Its failure withholds them (inferred). */
export const postAuthentication = defineContract({
  name: 'PostAuthentication',
  version: '1',
  guide:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html',
  onFailure: 'The caller gets the error and no tokens.',
  sources: {
    PostAuthentication_Authentication: defineSource(
      'the last answer of a sign-in',
      z.object({ userAttributes, newDeviceUsed: z.boolean(), clientMetadata }),
      { userName: 'anna', request: { userAttributes: sampleAttributes(), newDeviceUsed: false } },
    ),
  },
  response: {},
  schema: z.strictObject({}),
});
