import { defineCause } from '../cause.ts';

/** Observed. */
export const passkeyMfaWithoutPasskey = defineCause<{ user: string }>({
  id: 'passkey-mfa-without-passkey',
  title: 'A passkey is to stand for both factors, and the user has none',
  shows: {
    type: 'InvalidParameterException',
    message: 'User does not have applicable WebAuthn credentials to enable WebAuthn MFA.',
  },
  means: 'WebAuthnMfaSettings is turned on for a user who has registered no passkey.',
  toldApart: 'ListWebAuthnCredentials lists none for the user.',
  fix: "Register a passkey first: StartWebAuthnRegistration and CompleteWebAuthnRegistration with the user's token.",
});
