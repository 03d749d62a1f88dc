import * as z from 'zod';
import { defineContract } from '../contract.ts';

/** After a sign-up is confirmed or a password reset is done. Its failure does not undo that (observed). */
export const postConfirmation = defineContract({
  name: 'PostConfirmation',
  sources: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
  response: {},
  schema: z.strictObject({}),
});
