import { codeAddress } from './code-address.ts';
import { countsForTwo } from './passkey-rules.ts';
import type { Pool } from './pool.ts';
import { demandsMfa, userFactors } from './second-factors.ts';
import type { User } from './user.ts';

/** What a choice-based sign-in may begin with, by the names of the challenges. */
export type FirstFactor = 'PASSWORD_SRP' | 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** A first factor that sends a code. */
export type SentFactor = 'EMAIL_OTP' | 'SMS_OTP';

/** All first factors, in the order in which AvailableChallenges shows them (observed; SMS_OTP inferred). */
const order: readonly FirstFactor[] = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];

/** The first factors that a pool allows; passwords only where it says nothing (documented). */
export function allowedFirstFactors({ settings }: Pool): readonly FirstFactor[] {
  const allowed = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
  return order.filter(factor =>
    allowed.some(name => name === (factor === 'PASSWORD_SRP' ? 'PASSWORD' : factor)),
  );
}

/** Whether a pool allows its users to sign in with passkeys. */
export function allowsPasskeys(pool: Pool): boolean {
  return allowedFirstFactors(pool).includes('WEB_AUTHN');
}

/**
 * The first factors that a user has. A temporary password must be used before anything else (observed). A
 * code that is sent needs a verified address, and stands for one factor only: who has a second one does not
 * get it (documented). The same holds of a passkey, unless it counts for two (observed).
 */
export function firstFactorsOf(pool: Pool, user: User, hasPasskey: boolean): readonly FirstFactor[] {
  const isConfirmed = user.status === 'CONFIRMED';
  const isAlone = !demandsMfa(pool) && userFactors(pool, user).length === 0;
  const sends = (attribute: 'email' | 'phone_number') =>
    isConfirmed &&
    isAlone &&
    Boolean(user.attributes[attribute]) &&
    user.attributes[`${attribute}_verified`] === 'true';
  const has: Readonly<Record<FirstFactor, boolean>> = {
    PASSWORD_SRP: user.credential !== undefined,
    PASSWORD: user.credential !== undefined,
    EMAIL_OTP: sends('email'),
    SMS_OTP: sends('phone_number'),
    WEB_AUTHN: isConfirmed && hasPasskey && (isAlone || countsForTwo(pool, user)),
  };
  return allowedFirstFactors(pool).filter(factor => has[factor]);
}

/**
 * The first factors that are shown of somebody who does not exist: those of a user with a password and one
 * verified address, `likely` where the pool sends to it.
 */
export function simulatedFirstFactors(pool: Pool, likely: 'email' | 'phone_number'): readonly FirstFactor[] {
  const allowed = allowedFirstFactors(pool);
  const sent = allowed.filter(isSent);
  const one = sent.find(factor => codeAddress[factor] === likely) ?? sent[0];
  return allowed.filter(factor => factor === one || factor.startsWith('PASSWORD'));
}

/** Whether a first factor sends a code. */
export function isSent(factor: FirstFactor): factor is SentFactor {
  return factor === 'EMAIL_OTP' || factor === 'SMS_OTP';
}
