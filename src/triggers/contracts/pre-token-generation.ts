import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { textMap } from '../text-map.ts';

const texts = z.array(z.string());

/** The groups and roles that take the place of the user's own; members that are left out are none. */
export const groupOverride = z.strictObject({
  groupsToOverride: texts.nullish(),
  iamRolesToOverride: texts.nullish(),
  preferredRole: z.string().nullish(),
});

/** What the first version of PreTokenGeneration may answer. */
export const claimsOverride = z.strictObject({
  claimsOverrideDetails: z
    .strictObject({
      claimsToAddOrOverride: textMap.nullish(),
      claimsToSuppress: texts.nullish(),
      groupOverrideDetails: groupOverride.nullish(),
    })
    .nullish(),
});

/** Before tokens are signed, of a sign-in or a refresh. This version changes the ID token, and groups in both. */
export const preTokenGeneration = defineContract({
  name: 'PreTokenGeneration',
  sources: [
    'TokenGeneration_HostedAuth',
    'TokenGeneration_Authentication',
    'TokenGeneration_NewPasswordChallenge',
    'TokenGeneration_AuthenticateDevice',
    'TokenGeneration_RefreshTokens',
  ],
  response: { claimsOverrideDetails: null },
  schema: claimsOverride,
});
