import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { clientMetadata, sampleAttributes, userAttributes } from '../user-attributes.ts';

const request = z.object({ userAttributes, clientMetadata });
const sample = { userName: 'anna', request: { userAttributes: sampleAttributes() } };

/** After a sign-up is confirmed or a password reset is done. Its failure does not undo that (observed). */
export const postConfirmation = defineContract({
  name: 'PostConfirmation',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html',
  onFailure: 'The caller gets the error, and what was confirmed stays confirmed.',
  sources: {
    PostConfirmation_ConfirmSignUp: defineSource(
      'ConfirmSignUp, AdminConfirmSignUp, and a sign-up that PreSignUp confirms',
      request,
      sample,
    ),
    PostConfirmation_ConfirmForgotPassword: defineSource('ConfirmForgotPassword', request, sample),
  },
  response: {},
  schema: z.strictObject({}),
});
