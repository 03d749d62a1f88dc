import { usernameFormWrong } from '../../causes/sign-up/username-form-wrong.ts';
import { usernameLooksLikeAlias } from '../../causes/sign-up/username-looks-like-alias.ts';
import { isEmail, isPhoneNumber } from '../../pool/attribute-rules.ts';
import type { Pool } from '../../pool/pool.ts';

/** How a new user is called, and the attribute that its submitted name is besides. */
export interface NewUsername {
  readonly username: string;
  readonly attributes: readonly { readonly Name: string; readonly Value: string }[];
}

/**
 * Takes the Username of a new user. Where addresses stand for usernames, it becomes an attribute, and the canonical
 * username is the sub (observed).
 *
 * @throws username-form-wrong, username-looks-like-alias
 */
export function newUsername(pool: Pool, submitted: string, sub: string): NewUsername {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  if (UsernameAttributes.length > 0) {
    const Name = (['email', 'phone_number'] as const).find(
      attribute => UsernameAttributes.includes(attribute) && hasForm[attribute](submitted),
    );
    if (!Name) throw usernameFormWrong({ wanted: wantedForm(UsernameAttributes) });
    return { username: sub, attributes: [{ Name, Value: submitted }] };
  }
  for (const [attribute, alias] of [
    ['email', 'email'],
    ['phone_number', 'phone number'],
  ] as const) {
    if (AliasAttributes.includes(attribute) && hasForm[attribute](submitted)) {
      throw usernameLooksLikeAlias({ alias });
    }
  }
  return { username: submitted, attributes: [] };
}

const hasForm = { email: isEmail, phone_number: isPhoneNumber };

function wantedForm(attributes: readonly string[]): string {
  if (attributes.length === 2) return 'either an email or a phone number';
  return attributes[0] === 'email' ? 'an email' : 'a phone number';
}
