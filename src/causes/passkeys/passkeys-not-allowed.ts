import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeysNotAllowed = defineCause<{ pool: string }>({
  id: 'passkeys-not-allowed',
  title: 'The pool does not let users sign in with passkeys',
  shows: { type: 'WebAuthnNotEnabledException', message: 'WebAuthn is not enabled for this user pool.' },
  means:
    'SignInPolicy.AllowedFirstAuthFactors of the pool has no WEB_AUTHN, so there is nothing that a ' +
    'passkey could be registered for.',
  toldApart:
    'DescribeUserPool shows the SignInPolicy. A relying party that is missing shows ' +
    'WebAuthnConfigurationMissingException instead.',
  fix: 'Add WEB_AUTHN to AllowedFirstAuthFactors with UpdateUserPool.',
});
