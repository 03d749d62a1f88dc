import type { Input } from '../model/operation.ts';
import { type MfaFactor, mfaFactors, noMfa, type UserMfa } from './second-factors.ts';
import type { User } from './user.ts';

/** What SetUserMFAPreference is given of each factor. */
export type MfaPreference = Omit<Input<'SetUserMFAPreference'>, 'AccessToken'>;

const members = {
  SMS_MFA: 'SMSMfaSettings',
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
} as const;

/**
 * What a preference says of a factor; undefined where it does not speak of it. Absent truth values are false.
 */
export function preferenceOf(
  preference: MfaPreference,
  factor: MfaFactor,
): { readonly enabled: boolean; readonly preferred: boolean } | undefined {
  const given = preference[members[factor]];
  return given && { enabled: given.Enabled ?? false, preferred: given.PreferredMfa ?? false };
}

/** What a user still lacks to turn a factor on; undefined where nothing is. */
export function lackFor(
  factor: MfaFactor,
  { attributes, mfa = noMfa }: Pick<User, 'attributes' | 'mfa'>,
): 'set-up' | 'verification' | undefined {
  if (factor === 'SMS_MFA') return attributes.phone_number ? undefined : 'set-up';
  if (factor === 'EMAIL_OTP') return attributes.email ? undefined : 'set-up';
  if (mfa.token) return undefined;
  return mfa.newSecret === undefined ? 'set-up' : 'verification';
}

/**
 * A user's second factors with a preference: a factor that it does not speak of stays as it is, and one that
 * is turned off, or set without PreferredMfa, is preferred no more.
 */
export function withPreference(mfa: UserMfa, preference: MfaPreference): UserMfa {
  const { preferred: was, webAuthn: passkeys, ...kept } = mfa;
  const said = (factor: MfaFactor) => preferenceOf(preference, factor);
  const now = mfaFactors.find(factor => said(factor)?.preferred);
  const preferred = now ?? (was !== undefined && said(was) === undefined ? was : undefined);
  const webAuthn = preference.WebAuthnMfaSettings ? preference.WebAuthnMfaSettings.Enabled : passkeys;
  return {
    ...kept,
    enabled: mfaFactors.filter(factor => said(factor)?.enabled ?? mfa.enabled.includes(factor)),
    ...(preferred && { preferred }),
    ...(webAuthn === true && { webAuthn }),
  };
}

/**
 * A user's second factors with one that was set up while signing in: it is turned on, and preferred where no
 * other one is (observed for an authenticator app, inferred for mail).
 */
export function withFactorSetUp(mfa: UserMfa, factor: MfaFactor): UserMfa {
  const enabled = mfaFactors.filter(each => each === factor || mfa.enabled.includes(each));
  return { ...mfa, enabled, preferred: mfa.preferred ?? factor };
}

/**
 * A user's second factors without a token, verified or not. With the last other factor a passkey ends
 * standing for both (inferred: it needs another one beside it).
 */
export function withoutToken({ token: _, newSecret: __, preferred, webAuthn, ...mfa }: UserMfa): UserMfa {
  const enabled = mfa.enabled.filter(factor => factor !== 'SOFTWARE_TOKEN_MFA');
  return {
    ...mfa,
    enabled,
    ...(preferred && preferred !== 'SOFTWARE_TOKEN_MFA' && { preferred }),
    ...(webAuthn && enabled.length > 0 && { webAuthn }),
  };
}
