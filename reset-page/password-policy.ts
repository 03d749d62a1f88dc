/** The rules that a pool sets for passwords, named as in the API. */
export interface PasswordPolicy {
  readonly MinimumLength: number;
  readonly RequireUppercase: boolean;
  readonly RequireLowercase: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireSymbols: boolean;
}

/** One thing that a password can lack. `characters` is for what no pool accepts: spaces, or more than 256 characters. */
export type PasswordRule = 'length' | 'uppercase' | 'lowercase' | 'number' | 'symbol' | 'characters';

interface Rule {
  readonly rule: PasswordRule;
  readonly applies: (policy: PasswordPolicy) => boolean;
  readonly meets: (password: string, policy: PasswordPolicy) => boolean;
}

/** Symbols that count (documented). Letters and digits are those of basic Latin only. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/;

const rules: readonly Rule[] = [
  { rule: 'length', applies: () => true, meets: (word, policy) => word.length >= policy.MinimumLength },
  { rule: 'uppercase', applies: policy => policy.RequireUppercase, meets: word => /[A-Z]/.test(word) },
  { rule: 'lowercase', applies: policy => policy.RequireLowercase, meets: word => /[a-z]/.test(word) },
  { rule: 'number', applies: policy => policy.RequireNumbers, meets: word => /[0-9]/.test(word) },
  { rule: 'symbol', applies: policy => policy.RequireSymbols, meets: word => symbol.test(word) },
];

/** The rules that a policy asks for, in the order in which they are shown. */
export function rulesOf(policy: PasswordPolicy): readonly PasswordRule[] {
  return rules.filter(({ applies }) => applies(policy)).map(({ rule }) => rule);
}

/** What a password lacks; empty when it is good. Without a policy only what the API itself refuses is checked. */
export function missingFrom(password: string, policy: PasswordPolicy | null): readonly PasswordRule[] {
  const missing = rules
    .filter(({ applies, meets }) => policy && applies(policy) && !meets(password, policy))
    .map(({ rule }) => rule);
  return /\s/.test(password) || password.length > 256 ? [...missing, 'characters'] : missing;
}

/** A policy in the words of the `passwordrules` attribute, for password managers that make passwords. */
export function passwordRules(policy: PasswordPolicy): string {
  const required = [
    policy.RequireLowercase && 'lower',
    policy.RequireUppercase && 'upper',
    policy.RequireNumbers && 'digit',
    policy.RequireSymbols && '[-!@#$%^&*_+=?.]',
  ].filter(value => value !== false);
  return [
    `minlength: ${policy.MinimumLength}`,
    'maxlength: 256',
    ...required.map(value => `required: ${value}`),
    'allowed: ascii-printable',
  ].join('; ');
}
