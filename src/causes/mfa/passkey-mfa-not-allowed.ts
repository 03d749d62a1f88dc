import { defineCause } from '../cause.ts';

/** That it is refused is observed; the text is inferred. */
export const passkeyMfaNotAllowed = defineCause<{ user: string; pool: string }>({
  id: 'passkey-mfa-not-allowed',
  title: 'The pool does not let a passkey stand for both factors',
  shows: {
    type: 'InvalidParameterException',
    message: 'WebAuthn MFA is not enabled for the user pool.',
  },
  means:
    'WebAuthnMfaSettings is turned on for a user of a pool whose passkeys are a single factor: FactorConfiguration of ' +
    'its WebAuthnConfiguration is SINGLE_FACTOR or not set.',
  toldApart: 'GetUserPoolMfaConfig shows FactorConfiguration.',
  fix:
    'SetUserPoolMfaConfig with FactorConfiguration MULTI_FACTOR_WITH_USER_VERIFICATION; it replaces the whole MFA ' +
    'configuration, so send the factors again too. In pools.yaml: passkeys with standForBothFactors true.',
});
