import type { Input } from '../model/operation.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** A second factor, by the name of its challenge. */
export type MfaFactor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';

type Config = Input<'SetUserPoolMfaConfig'>;

/** What SetUserPoolMfaConfig sets of a pool beside the settings that DescribeUserPool shows. */
export interface PoolMfa {
  /** The second factors that were turned on. */
  readonly factors: readonly MfaFactor[];
  readonly EmailMfaConfiguration?: NonNullable<Config['EmailMfaConfiguration']>;
  readonly WebAuthnConfiguration?: NonNullable<Config['WebAuthnConfiguration']>;
}

/** An authenticator app that has proven its secret. */
export interface SoftwareToken {
  /** Opens only with the key of its pool. */
  readonly sealedSecret: string;
  /** FriendlyDeviceName of its verification. */
  readonly name?: string;
}

/** A user's second factors. */
export interface UserMfa {
  /** Those that the user or an administrator turned on, in the order of `mfaFactors`. */
  readonly enabled: readonly MfaFactor[];
  readonly preferred?: MfaFactor;
  readonly token?: SoftwareToken;
  /** The sealed secret of a token that is being set up: no code has proven yet that an app has it. */
  readonly newSecret?: string;
  /** Whether a passkey may stand for both factors (`WebAuthnMfaSettings`). */
  readonly webAuthn?: true;
}

/**
 * All second factors, in the order in which lists show them (inferred from
 * documentation and client fixtures).
 */
export const mfaFactors: readonly MfaFactor[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'];

/** The second factors of a user who has set up none. */
export const noMfa: UserMfa = { enabled: [] };

/**
 * The second factors that a pool offers. One whose MFA is on and that was never told which offers SMS, the
 * only one that CreateUserPool and UpdateUserPool know (documented).
 */
export function poolFactors({ settings, mfa }: Pool): readonly MfaFactor[] {
  if (isOff(settings)) return [];
  const chosen = mfa?.factors ?? [];
  return chosen.length > 0 ? chosen : ['SMS_MFA'];
}

/**
 * The second factors that a user may answer with at sign-in; empty where none is asked for, or where the
 * pool demands one and the user has yet to set it up. Those that were turned on count. Where the pool
 * demands MFA, a user who turned on none is asked for whatever there is: an address that the pool sends to
 * (observed for e-mail), or a token.
 */
export function userFactors(pool: Pool, user: User): readonly MfaFactor[] {
  if (isOff(pool.settings)) return [];
  const ready = mfaFactors.filter(factor => isReady[factor](pool, user));
  const enabled = ready.filter(factor => user.mfa?.enabled.includes(factor));
  return enabled.length > 0 || !demandsMfa(pool) ? enabled : ready;
}

/** Whether nobody signs in to this pool without a second factor. */
export function demandsMfa({ settings }: Pool): boolean {
  return settings.MfaConfiguration === 'ON';
}

function isOff(settings: Pool['settings']): boolean {
  return (settings.MfaConfiguration ?? 'OFF') === 'OFF';
}

const isReady: Readonly<Record<MfaFactor, (pool: Pool, user: User) => boolean>> = {
  SMS_MFA: (pool, user) => poolFactors(pool).includes('SMS_MFA') && Boolean(user.attributes.phone_number),
  EMAIL_OTP: (pool, user) => poolFactors(pool).includes('EMAIL_OTP') && Boolean(user.attributes.email),
  // A token that was verified goes on also where the pool offers tokens no more (documented).
  SOFTWARE_TOKEN_MFA: (_pool, user) => user.mfa?.token !== undefined,
};
