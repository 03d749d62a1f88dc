import { usernameFormWrong } from '../../causes/sign-up/username-form-wrong.ts';
import { usernameLooksLikeAlias } from '../../causes/sign-up/username-looks-like-alias.ts';
import { isEmail, isPhoneNumber } from '../../pool/attribute-rules.ts';
import type { Pool } from '../../pool/pool.ts';

/** How a new user is called, and the attribute that its submitted name is besides. */
export interface NewUsername {
  readonly username: string;
  readonly address?: { readonly Name: 'email' | 'phone_number'; readonly Value: string };
}

/**
 * Takes the Username of a new user. Where addresses stand for usernames, it becomes an attribute, and the
 * canonical username is the sub (observed).
 *
 * @throws username-form-wrong, username-looks-like-alias
 */
export function newUsername(pool: Pool, submitted: string, sub: string): NewUsername {
  const { UsernameAttributes = [] } = pool.settings;
  if (UsernameAttributes.length > 0) {
    const Name = kinds.find(kind => UsernameAttributes.includes(kind) && hasForm[kind](submitted));
    if (!Name) throw usernameFormWrong({ wanted: UsernameAttributes });
    return { username: sub, address: { Name, Value: submitted } };
  }
  refuseAliasForm(pool, submitted);
  return { username: submitted };
}

/**
 * Refuses a username, or a preferred one, that has the form of an alias of the pool.
 *
 * @throws username-looks-like-alias
 */
export function refuseAliasForm(pool: Pool, name: string): void {
  for (const kind of kinds) {
    if (pool.settings.AliasAttributes?.includes(kind) && hasForm[kind](name)) {
      throw usernameLooksLikeAlias({ alias: kind });
    }
  }
}

const kinds = ['email', 'phone_number'] as const;

const hasForm = { email: isEmail, phone_number: isPhoneNumber };
