import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { type Doubt, doubtOf } from '../doubt.ts';
import { knownText } from '../known-text.ts';
import { textMap } from '../text-map.ts';
import { clientMetadata, texts } from '../user-attributes.ts';

const statuses = ['CONFIRMED', 'RESET_REQUIRED'] as const;
const actions = ['SUPPRESS'] as const;
const mediums = ['EMAIL', 'SMS'] as const;

/** What UserMigration may answer. Cognito is not known to refuse other texts than the known (inferred). */
export const migratedUser = z.strictObject({
  userAttributes: textMap.nullish(),
  forceAliasCreation: z.boolean().nullish(),
  enableSMSMFA: z.boolean().nullish(),
  finalUserStatus: knownText(statuses).nullish(),
  messageAction: knownText(actions).nullish(),
  desiredDeliveryMediums: z.array(knownText(mediums)).nullish(),
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
  *doubts({ finalUserStatus, messageAction, desiredDeliveryMediums }) {
    // Documented.
    if (finalUserStatus)
      yield* doubt('finalUserStatus', finalUserStatus, statuses, 'Any other means RESET_REQUIRED.');
    const unknown = 'Any other is not known to do anything.';
    if (messageAction) yield* doubt('messageAction', messageAction, actions, unknown);
    for (const [index, medium] of (desiredDeliveryMediums ?? []).entries())
      yield* doubt(`desiredDeliveryMediums.${index}`, medium, mediums, unknown);
  },
});

function doubt(field: string, found: string, known: readonly string[], outcome: string): Doubt[] {
  if (known.includes(found)) return [];
  return [doubtOf(field, 'a text that is not known', known.join(' or '), outcome)];
}
