import * as z from 'zod';
import { oneOf, text, truth } from './kinds.ts';

/** How a pool takes passkeys. */
export const passkeysEntry = z.strictObject(
  {
    relyingParty: text(
      'a host such as example.com or localhost, at most 127',
      /^[a-z0-9.-]{1,127}$/,
    ).describe('The host of the pages that use passkeys, or a domain above it (`RelyingPartyId`).'),
    userVerification: oneOf('preferred', 'required')
      .default('preferred')
      .describe('Whether a finger, face or PIN must verify the user (`UserVerification`).'),
    standForBothFactors: truth()
      .default(false)
      .describe(
        'Lets a passkey that verified its user stand for both factors, for users who turn that on ' +
          '(`FactorConfiguration` `MULTI_FACTOR_WITH_USER_VERIFICATION`).',
      ),
  },
  { error: 'a mapping with relyingParty' },
);
