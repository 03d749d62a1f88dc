import * as z from 'zod';
import { defineContract } from '../contract.ts';

/** After a user has proved who it is, before tokens are issued. Its failure withholds them (inferred). */
export const postAuthentication = defineContract({
  name: 'PostAuthentication',
  sources: ['PostAuthentication_Authentication'],
  response: {},
  schema: z.strictObject({}),
});
