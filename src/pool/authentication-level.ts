import type { FirstFactor } from './first-factors.ts';
import type { Passkey } from './passkey.ts';
import type { MfaFactor } from './second-factors.ts';

/** A way in which users prove who they are, by its value in the `amr` claim (documented). */
export type Method = 'pwd' | 'otp' | 'sms' | 'email_otp' | 'swk' | 'hwk';

/**
 * How strongly a user has proven who they are; 4 is the strongest. Their names are the pool's: `levelNames`.
 */
export type Level = 1 | 2 | 3 | 4;

/** All levels, the weakest first. */
export const levels: readonly Level[] = [1, 2, 3, 4];

/** What satisfies which level, the strongest first (documented). */
const combinations: readonly { readonly level: Level; readonly methods: readonly Method[] }[] = [
  { level: 4, methods: ['pwd', 'otp'] },
  { level: 3, methods: ['swk'] },
  { level: 3, methods: ['hwk'] },
  { level: 3, methods: ['pwd', 'sms'] },
  { level: 3, methods: ['pwd', 'email_otp'] },
  { level: 2, methods: ['sms'] },
  { level: 2, methods: ['email_otp'] },
  { level: 1, methods: ['pwd'] },
];

/**
 * What the right answer to each factor proves (documented). Which of two kinds a
 * passkey is, only `passkeyMethod` tells.
 */
export const methodBy: Readonly<Record<FirstFactor | MfaFactor, Method>> = {
  PASSWORD: 'pwd',
  PASSWORD_SRP: 'pwd',
  EMAIL_OTP: 'email_otp',
  SMS_OTP: 'sms',
  WEB_AUTHN: 'swk',
  SMS_MFA: 'sms',
  SOFTWARE_TOKEN_MFA: 'otp',
};

/** What a passkey proves: that of a security key or of another device is bound to hardware (documented). */
export function passkeyMethod({ attachment }: Pick<Passkey, 'attachment'>): Method {
  return attachment === 'cross-platform' ? 'hwk' : 'swk';
}

/** Whether a method is what a passkey proves, of either kind. */
export function isPasskeyMethod(method: Method): boolean {
  return method === 'swk' || method === 'hwk';
}

/** The highest level that the methods satisfy; 0 where they satisfy none. */
export function levelOf(completed: readonly Method[]): Level | 0 {
  const met = combinations.find(({ methods: needed }) => needed.every(method => completed.includes(method)));
  return met?.level ?? 0;
}

/**
 * The highest level that the methods satisfy, alone or with one of the first factors, one of the second
 * factors, or one of each; 0 where there is none.
 */
export function reach(
  completed: readonly Method[],
  firsts: readonly FirstFactor[],
  seconds: readonly MfaFactor[],
): Level | 0 {
  const begun = [completed, ...firsts.map(first => [...completed, methodBy[first]])];
  const reached = begun.flatMap(proven => [
    levelOf(proven),
    ...seconds.map(second => levelOf([...proven, methodBy[second]])),
  ]);
  return levels.findLast(level => reached.includes(level)) ?? 0;
}

/**
 * The `amr` claim: the methods in the order in which they were completed, and
 * `mfa` for two or more (documented).
 */
export function amrOf(completed: readonly Method[]): readonly string[] {
  return completed.length > 1 ? [...completed, 'mfa'] : completed;
}

/** The methods that an `amr` claim lists. */
export function methodsIn(amr: readonly string[]): readonly Method[] {
  const known: readonly Method[] = combinations.flatMap(({ methods: needed }) => needed);
  return amr.flatMap(value => known.find(method => method === value) ?? []);
}
