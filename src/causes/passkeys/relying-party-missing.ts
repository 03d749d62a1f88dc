import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const relyingPartyMissing = defineCause<{ pool: string }>({
  id: 'relying-party-missing',
  title: 'The pool has no relying party for passkeys',
  shows: {
    type: 'WebAuthnConfigurationMissingException',
    message: 'Relying party is not configured for this user pool.',
  },
  means:
    'The pool allows passkeys, but neither WebAuthnConfiguration.RelyingPartyId nor a domain of the pool ' +
    'says for which site they are made.',
  toldApart: 'GetUserPoolMfaConfig shows no WebAuthnConfiguration, and DescribeUserPool no Domain.',
  fix:
    'Set RelyingPartyId with SetUserPoolMfaConfig: the host of the page that registers passkeys, or a ' +
    'domain above it; localhost for a page on your own machine.',
});
