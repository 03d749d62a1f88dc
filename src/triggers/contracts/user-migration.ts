import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { textMap } from '../text-map.ts';
import { clientMetadata, texts } from '../user-attributes.ts';

/** What UserMigration may answer. */
export const migratedUser = z.strictObject({
  userAttributes: textMap.nullish(),
  forceAliasCreation: z.boolean().nullish(),
  enableSMSMFA: z.boolean().nullish(),
  finalUserStatus: z.string().nullish(),
  messageAction: z.string().nullish(),
  desiredDeliveryMediums: z.array(z.string()).nullish(),
});

const given = { validationData: texts.nullable(), clientMetadata };

/**
 * Where nobody has the name that signs in with a password or asks for a reset: it may bring the user along.
 */
export const userMigration = defineContract({
  name: 'UserMigration',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html',
  onFailure:
    'Nobody is brought along. The caller gets the error, or the answer for somebody unknown where the client hides who exists.',
  sources: {
    UserMigration_Authentication: defineSource(
      'a sign-in with the password of somebody unknown',
      z.object({ password: z.string(), ...given }),
      { userName: 'anna', request: { password: 'Their-Old-Password-1', validationData: null } },
    ),
    UserMigration_ForgotPassword: defineSource(
      'ForgotPassword of somebody unknown',
      z.object({ password: z.null(), ...given }),
      { userName: 'anna', request: { password: null, validationData: null } },
    ),
  },
  response: {
    userAttributes: null,
    forceAliasCreation: null,
    enableSMSMFA: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
  },
  schema: migratedUser,
  // The request holds a password, which might come back in any of them.
  secrets: ['userAttributes', 'finalUserStatus', 'messageAction', 'desiredDeliveryMediums'],
});
