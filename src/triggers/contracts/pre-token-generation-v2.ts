import * as z from 'zod';
import { defineContract } from '../contract.ts';
import { groupOverride, preTokenGeneration } from './pre-token-generation.ts';

const texts = z.array(z.string());
const claims = z.strictObject({
  /** Any JSON is a value in these versions (documented). */
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
  claimsToSuppress: texts.nullish(),
});

/** What the second and third versions of PreTokenGeneration may answer. */
export const claimsAndScopeOverride = z.strictObject({
  claimsAndScopeOverrideDetails: z
    .strictObject({
      idTokenGeneration: claims.nullish(),
      accessTokenGeneration: claims
        .extend({ scopesToAdd: texts.nullish(), scopesToSuppress: texts.nullish() })
        .nullish(),
      groupOverrideDetails: groupOverride.nullish(),
    })
    .nullish(),
});

/** Changes both tokens and the scopes of the access token. */
export const preTokenGenerationV2 = defineContract({
  name: 'PreTokenGeneration',
  version: '2',
  sources: preTokenGeneration.sources,
  response: { claimsAndScopeOverrideDetails: null },
  schema: claimsAndScopeOverride,
});

/** As the second version, and for the tokens of machines too. */
export const preTokenGenerationV3 = defineContract({
  name: 'PreTokenGeneration',
  version: '3',
  sources: [...preTokenGeneration.sources, 'TokenGeneration_ClientCredentials'],
  response: { claimsAndScopeOverrideDetails: null },
  schema: claimsAndScopeOverride,
});
