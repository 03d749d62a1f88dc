import { defineCause } from '../cause.ts';

/**
 * Observed where WebAuthnMfaSettings turn passkeys on; inferred where the last other factor is turned off.
 */
export const passkeyMfaAlone = defineCause<{ user: string }>({
  id: 'passkey-mfa-alone',
  title: 'A passkey is to stand for both factors, and no other second factor is beside it',
  shows: {
    type: 'InvalidParameterException',
    message: 'WebAuthn MFA requires enabling an additional MFA setting.',
  },
  means:
    'A user whose passkey stands for both factors needs another second factor, so that losing the passkey locks ' +
    'nobody out. The call that turns WebAuthnMfaSettings on must turn that one on too, even if it is on already. A ' +
    'call that would turn the last other factor off, and WebAuthnMfaSettings not, ends here as well.',
  toldApart:
    'The operation is SetUserMFAPreference or AdminSetUserMFAPreference, and the message is its own.',
  fix:
    'Send the other factor in the same call: SoftwareTokenMfaSettings, SMSMfaSettings or EmailMfaSettings with ' +
    'Enabled true beside WebAuthnMfaSettings. To turn all off, send Enabled false for each of them.',
});
