import * as z from 'zod';
import { claimDoubts } from '../claim-doubts.ts';
import { defineContract, defineSource } from '../contract.ts';
import type { Doubt } from '../doubt.ts';
import { textList } from '../text-list.ts';
import { clientMetadata } from '../user-attributes.ts';
import {
  groupOverride,
  onTokenFailure,
  tokenGuide,
  tokenOccasions,
  tokenRequest,
  tokenSample,
} from './pre-token-generation.ts';

const claims = z.strictObject({
  /** Any JSON is a value in these versions (documented). */
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
  claimsToSuppress: textList.nullish(),
});

/** What the second and third versions of PreTokenGeneration may answer. */
export const claimsAndScopeOverride = z.strictObject({
  claimsAndScopeOverrideDetails: z
    .strictObject({
      idTokenGeneration: claims.nullish(),
      accessTokenGeneration: claims
        .extend({ scopesToAdd: textList.nullish(), scopesToSuppress: textList.nullish() })
        .nullish(),
      groupOverrideDetails: groupOverride.nullish(),
    })
    .nullish(),
});

/** With the scopes that the access token would have. */
const request = tokenRequest.extend({ scopes: textList });
const scopes = ['aws.cognito.signin.user.admin'];

const sources = {
  TokenGeneration_HostedAuth: source('TokenGeneration_HostedAuth'),
  TokenGeneration_Authentication: source('TokenGeneration_Authentication'),
  TokenGeneration_NewPasswordChallenge: source('TokenGeneration_NewPasswordChallenge'),
  TokenGeneration_AuthenticateDevice: source('TokenGeneration_AuthenticateDevice'),
  TokenGeneration_RefreshTokens: source('TokenGeneration_RefreshTokens'),
};

function source(name: keyof typeof tokenOccasions) {
  const { userName, request: sample } = tokenSample;
  return defineSource(tokenOccasions[name], request, { userName, request: { ...sample, scopes } });
}

const secrets = ['idTokenGeneration', 'accessTokenGeneration'].map(
  token => `claimsAndScopeOverrideDetails.${token}.claimsToAddOrOverride`,
);

function* doubts({
  claimsAndScopeOverrideDetails,
}: z.output<typeof claimsAndScopeOverride>): Iterable<Doubt> {
  const path = 'claimsAndScopeOverrideDetails';
  const { idTokenGeneration, accessTokenGeneration } = claimsAndScopeOverrideDetails ?? {};
  yield* claimDoubts('id', `${path}.idTokenGeneration`, idTokenGeneration);
  yield* claimDoubts('access', `${path}.accessTokenGeneration`, accessTokenGeneration);
}

/** Changes both tokens and the scopes of the access token. */
export const preTokenGenerationV2 = defineContract({
  name: 'PreTokenGeneration',
  version: '2',
  guide: tokenGuide,
  onFailure: onTokenFailure,
  sources,
  response: { claimsAndScopeOverrideDetails: null },
  schema: claimsAndScopeOverride,
  secrets,
  doubts,
});

/** As the second version, and for the tokens of machines too. */
export const preTokenGenerationV3 = defineContract({
  name: 'PreTokenGeneration',
  version: '3',
  guide: tokenGuide,
  onFailure: onTokenFailure,
  sources: {
    ...sources,
    TokenGeneration_ClientCredentials: defineSource(
      'the access token of a machine',
      // No user is concerned: neither name nor attributes nor groups (inferred).
      z.object({ userAttributes: z.object({}), scopes: textList, clientMetadata }),
      { userName: undefined, request: { userAttributes: {}, scopes: ['orders/read'] } },
    ),
  },
  response: { claimsAndScopeOverrideDetails: null },
  schema: claimsAndScopeOverride,
  secrets,
  doubts,
});
