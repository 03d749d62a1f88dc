import { defineCause } from '../cause.ts';

export const firstFactorNotSupported = defineCause<Record<string, never>>({
  id: 'first-factor-not-supported',
  title: 'An authenticator app cannot be a first factor',
  shows: {
    type: 'InvalidParameterException',
    message: 'SOFTWARE_TOKEN is not supported as a first auth factor.',
  },
  means:
    'AllowedFirstAuthFactors names SOFTWARE_TOKEN. The API knows the name, but the documentation says ' +
    'that it is not supported yet.',
  toldApart:
    'AllowedFirstAuthFactors of the request has SOFTWARE_TOKEN. The wording of the message is inferred.',
  fix:
    'Take SOFTWARE_TOKEN out of AllowedFirstAuthFactors; offer authenticator apps as a second factor with ' +
    'SetUserPoolMfaConfig.',
});
