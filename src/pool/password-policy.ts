import type { PoolSettings } from '../model/operation.ts';
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

/** The first rule that a password breaks; undefined where it keeps them all. */
export function brokenRule(policy: PasswordPolicy, password: string): PolicyReason | undefined {
  throw new Error('to come');
}

/** A random password that keeps the policy: for temporary passwords. */
export function makePassword(policy: PasswordPolicy, random: Random): string {
  throw new Error('to come');
}
