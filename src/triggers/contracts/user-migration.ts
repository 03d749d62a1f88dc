import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { textMap } from '../text-map.ts';

/** What UserMigration may answer. */
export const migratedUser = z.strictObject({
  userAttributes: textMap.nullish(),
  forceAliasCreation: z.boolean().nullish(),
  enableSMSMFA: z.boolean().nullish(),
  finalUserStatus: z.string().nullish(),
  messageAction: z.string().nullish(),
  desiredDeliveryMediums: z.array(z.string()).nullish(),
});

/** Where nobody has the name that signs in with a password or asks for a reset: it may bring the user along. */
export const userMigration = defineContract({
  name: 'UserMigration',
  sources: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
  response: {
    userAttributes: null,
    forceAliasCreation: null,
    enableSMSMFA: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
  },
  schema: migratedUser,
});
