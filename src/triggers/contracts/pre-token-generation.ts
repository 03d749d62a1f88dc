import * as z from 'zod';
import { claimDoubts } from '../claim-doubts.ts';
import { defineContract, defineSource } from '../contract.ts';
import { textList } from '../text-list.ts';
import { textMap } from '../text-map.ts';
import { clientMetadata, sampleAttributes, userAttributes } from '../user-attributes.ts';

/** The groups and roles that take the place of the user's own; members that are left out are none. */
export const groupOverride = z.strictObject({
  groupsToOverride: textList.nullish(),
  iamRolesToOverride: textList.nullish(),
  preferredRole: z.string().nullish(),
});

/** What the first version of PreTokenGeneration may answer. */
export const claimsOverride = z.strictObject({
  claimsOverrideDetails: z
    .strictObject({
      claimsToAddOrOverride: textMap.nullish(),
      claimsToSuppress: textList.nullish(),
      groupOverrideDetails: groupOverride.nullish(),
    })
    .nullish(),
});

/** The page of the developer guide for all versions. */
export const tokenGuide =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html';

/** What becomes of the tokens in all versions. */
export const onTokenFailure = 'The caller gets the error and no tokens, also of a refresh.';

/** What all versions are sent. */
export const tokenRequest = z.object({
  userAttributes,
  /** The groups and roles that the tokens would name. */
  groupConfiguration: z.object({
    groupsToOverride: textList,
    iamRolesToOverride: textList,
    preferredRole: z.string().nullable(),
  }),
  clientMetadata,
});

/** What sets off each source that all versions have. */
export const tokenOccasions = {
  TokenGeneration_HostedAuth: 'a sign-in by the hosted pages',
  TokenGeneration_Authentication: 'the end of a sign-in by the API',
  TokenGeneration_NewPasswordChallenge: 'the new password that replaces a temporary one',
  TokenGeneration_AuthenticateDevice: 'the proof of a remembered device',
  TokenGeneration_RefreshTokens: 'a refresh',
} as const;

/** The sample of all versions. */
export const tokenSample = {
  userName: 'anna',
  request: {
    userAttributes: sampleAttributes(),
    groupConfiguration: {
      groupsToOverride: ['editors'],
      iamRolesToOverride: ['arn:aws:iam::123456789012:role/editors'],
      preferredRole: 'arn:aws:iam::123456789012:role/editors',
    },
  },
};

/**
 * Before tokens are signed, of a sign-in or a refresh. This version changes the ID token, and groups in both.
 */
export const preTokenGeneration = defineContract({
  name: 'PreTokenGeneration',
  version: '1',
  guide: tokenGuide,
  onFailure: onTokenFailure,
  sources: {
    TokenGeneration_HostedAuth: source('TokenGeneration_HostedAuth'),
    TokenGeneration_Authentication: source('TokenGeneration_Authentication'),
    TokenGeneration_NewPasswordChallenge: source('TokenGeneration_NewPasswordChallenge'),
    TokenGeneration_AuthenticateDevice: source('TokenGeneration_AuthenticateDevice'),
    TokenGeneration_RefreshTokens: source('TokenGeneration_RefreshTokens'),
  },
  response: { claimsOverrideDetails: null },
  schema: claimsOverride,
  secrets: ['claimsOverrideDetails.claimsToAddOrOverride'],
  doubts: ({ claimsOverrideDetails }) => claimDoubts('id', 'claimsOverrideDetails', claimsOverrideDetails),
});

function source(name: keyof typeof tokenOccasions) {
  return defineSource(tokenOccasions[name], tokenRequest, tokenSample);
}
