import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';

/** A name by which a user signs in, folded as the pool compares names. */
export interface Login {
  readonly login: string;
  readonly kind: 'username' | 'email' | 'phone_number' | 'preferred_username';
}

/** How a pool compares names: as they are, or without case where it was created so. */
export function foldName(pool: Pool, name: string): string {
  return storable(pool.settings.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name);
}

/**
 * A text in the form in which both engines keep and find it alike: PostgreSQL takes no NUL, neither takes
 * half a surrogate pair, and the last code point of Unicode marks the end of a range.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll(/[\0\u{10FFFF}]/gu, '\u{FFFD}');
}

/**
 * All names by which a user signs in. An e-mail address or phone number that stands for the username counts
 * at once; as an alias it counts when it is verified (documented).
 */
export function loginsOf(pool: Pool, user: Pick<User, 'username' | 'attributes'>): Login[] {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  const logins: Login[] = [{ login: foldName(pool, user.username), kind: 'username' }];
  const add = (kind: Login['kind']) => {
    const value = user.attributes[kind];
    if (value) logins.push({ login: foldName(pool, value), kind });
  };
  for (const kind of ['email', 'phone_number'] as const) {
    const verified = user.attributes[`${kind}_verified`] === 'true';
    if (UsernameAttributes.includes(kind) || (verified && AliasAttributes.includes(kind))) add(kind);
  }
  if (AliasAttributes.includes('preferred_username')) add('preferred_username');
  return logins.filter((entry, i) => logins.findIndex(other => other.login === entry.login) === i);
}

/** The attributes that ListUsers searches, beside `sub`, and whether it minds their case (documented). */
const searchableAttributes = {
  username: 'as-is',
  email: 'folded',
  phone_number: 'folded',
  name: 'folded',
  given_name: 'folded',
  family_name: 'folded',
  preferred_username: 'folded',
  'cognito:user_status': 'folded',
  status: 'as-is',
} as const;

/** An attribute that ListUsers searches through its index. */
export type SearchableAttribute = keyof typeof searchableAttributes;

/** A value in the form in which that attribute is searched. */
export function foldSearched(attribute: SearchableAttribute, value: string): string {
  return storable(searchableAttributes[attribute] === 'folded' ? value.toLowerCase() : value);
}

/** The search terms of a user: pairs of attribute and folded value. */
export function searchableOf(user: User): (readonly [SearchableAttribute, string])[] {
  const values: Record<SearchableAttribute, string | undefined> = {
    username: user.username,
    email: user.attributes.email,
    phone_number: user.attributes.phone_number,
    name: user.attributes.name,
    given_name: user.attributes.given_name,
    family_name: user.attributes.family_name,
    preferred_username: user.attributes.preferred_username,
    'cognito:user_status': user.status,
    status: user.enabled ? 'Enabled' : 'Disabled',
  };
  return (Object.keys(values) as SearchableAttribute[]) // the keys of the literal above
    .map(attribute => [attribute, foldSearched(attribute, values[attribute] ?? '')] as const)
    .filter(([, value]) => value !== '');
}

/** Whether ListUsers searches that attribute through its index. */
export function isSearchable(attribute: string): attribute is SearchableAttribute {
  return Object.hasOwn(searchableAttributes, attribute);
}
