import * as z from 'zod';
import { defineContract } from '../contract.ts';

/** Before a password is checked: it refuses by throwing. */
export const preAuthentication = defineContract({
  name: 'PreAuthentication',
  sources: ['PreAuthentication_Authentication'],
  response: {},
  schema: z.strictObject({}),
});
