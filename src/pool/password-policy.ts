import type { PoolSettings } from '../model/operation.ts';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';

/** A pool's password policy as the API shows it. */
export type PasswordPolicy = NonNullable<NonNullable<PoolSettings['Policies']>['PasswordPolicy']>;

/** Why a password is refused: the words that stand behind the operation's own prefix (observed). */
export type PolicyReason =
  | 'Password not long enough'
  | 'Password must have uppercase characters'
  | 'Password must have lowercase characters'
  | 'Password must have numeric characters'
  | 'Password must have symbol characters';

/** The policy of a pool that was created without one (observed). */
export const defaultPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** The policy of a pool. */
export function passwordPolicyOf({ settings }: Pick<Pool, 'settings'>): PasswordPolicy {
  return settings.Policies?.PasswordPolicy ?? defaultPasswordPolicy;
}

/** A symbol as the service counts it; a space counts inside the password only (documented). */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=.) (?=.)/s;

/**
 * The rules in the order in which they are checked: length comes first (observed),
 * the others as the API lists them.
 */
const rules: readonly {
  readonly reason: PolicyReason;
  readonly broken: (policy: PasswordPolicy, password: string) => boolean;
}[] = [
  {
    reason: 'Password not long enough',
    broken: (policy, password) => password.length < minimumLength(policy),
  },
  {
    reason: 'Password must have uppercase characters',
    broken: (policy, password) => policy.RequireUppercase === true && !/[A-Z]/.test(password),
  },
  {
    reason: 'Password must have lowercase characters',
    broken: (policy, password) => policy.RequireLowercase === true && !/[a-z]/.test(password),
  },
  {
    reason: 'Password must have numeric characters',
    broken: (policy, password) => policy.RequireNumbers === true && !/[0-9]/.test(password),
  },
  {
    reason: 'Password must have symbol characters',
    broken: (policy, password) => policy.RequireSymbols === true && !symbol.test(password),
  },
];

/** The first rule that a password breaks; undefined where it keeps them all. */
export function brokenRule(policy: PasswordPolicy, password: string): PolicyReason | undefined {
  return rules.find(rule => rule.broken(policy, password))?.reason;
}

/**
 * What generated passwords are made of: one of each kind at least, so that they keep any policy. Left out is
 * what people confuse when they type it, and what HTML or a shell would change on the way.
 */
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#%*-_=+.?'] as const;
const generatedLength = 16;

/** A random password that keeps the policy: for temporary passwords. */
export function makePassword(policy: PasswordPolicy, random: Random): string {
  const characters = kinds.map(kind => pick(kind, random));
  const length = Math.max(minimumLength(policy), generatedLength);
  while (characters.length < length) {
    // Each new one goes to a random place, so that the first of each kind stand anywhere.
    characters.splice(random.below(characters.length + 1), 0, pick(kinds.join(''), random));
  }
  return characters.join('');
}

function pick(from: string, random: Random): string {
  return from.charAt(random.below(from.length));
}

function minimumLength(policy: PasswordPolicy): number {
  return policy.MinimumLength ?? 8;
}
