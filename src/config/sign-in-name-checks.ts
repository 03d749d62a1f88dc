import { isEmail, isPhoneNumber } from '../pool/attribute-rules.ts';
import type { CrossCheck, Finding } from './cross-check.ts';
import type { PoolHead } from './pool-entry.ts';
import { type Path, pathText } from './source.ts';
import type { Understood } from './understood.ts';

type User = Understood['users'][number];
type Names = Pick<Partial<PoolHead>, 'usernameAttributes' | 'aliasAttributes' | 'usernamesCaseSensitive'>;

const kinds = ['email', 'phone_number'] as const;
const forms = {
  email: { has: isEmail, words: 'a mail address' },
  phone_number: { has: isPhoneNumber, words: 'a phone number' },
} as const;

/** How the names that test users sign in with, beside their usernames, are held to their pools and to each other. */
export const signInNameChecks: Readonly<Record<string, CrossCheck>> = {
  usernamesAreNoAliases: ({ pools, users }) =>
    users.flatMap(({ path, value: { username = '' } }): readonly Finding[] => {
      const { usernameAttributes = [], aliasAttributes = [] } = poolOf(pools, path);
      if (usernameAttributes.length > 0) return [];
      const kind = kinds.find(each => aliasAttributes.includes(each) && forms[each].has(username));
      if (!kind) return [];
      const expected = `a username that is not ${forms[kind].words}: ${kind} is in aliasAttributes of the pool`;
      return [{ path: [...path, 'username'], expected, found: JSON.stringify(username) }];
    }),

  addressesAreTheUsername: ({ pools, users }) =>
    users.flatMap((user): readonly Finding[] => {
      const { username = '' } = user.value;
      const pool = poolOf(pools, user.path);
      const kind = username.includes('@') ? 'email' : 'phone_number';
      if (!pool.usernameAttributes?.includes(kind)) return [];
      const given = attributeOf(user, kind);
      if (!given || folded(pool, given.value) === folded(pool, username)) return [];
      const expected = `${JSON.stringify(username)}, the username, which is the ${kind} in this pool, or no other`;
      return [{ path: given.path, expected, found: JSON.stringify(given.value) }];
    }),

  namesAreOneUsers: ({ pools, users }) => {
    const owners = new Map<string, Path>();
    return users.flatMap(user => {
      const pool = poolOf(pools, user.path);
      const own = namesOf(pool, user).map(({ value, path }) => ({
        path,
        key: `${user.path[1]} ${folded(pool, value)}`,
      }));
      const taken = own.flatMap(({ key, path }): readonly Finding[] => {
        const owner = owners.get(key);
        const isUsername = path.at(-1) === 'username' && owner?.at(-1) === 'username';
        // Two usernames that are one are told by a check of their own.
        if (!owner || isUsername) return [];
        return [
          {
            path,
            expected: 'a name that no other user of the pool signs in with',
            found: `that of ${pathText(owner)}`,
          },
        ];
      });
      for (const { key, path } of own) if (!owners.has(key)) owners.set(key, path);
      return taken;
    });
  },
};

function poolOf(pools: Understood['pools'], path: Path): Names {
  return pools.find(pool => pool.path[1] === path[1])?.value ?? {};
}

function folded({ usernamesCaseSensitive }: Names, name: string): string {
  return usernamesCaseSensitive === false ? name.toLowerCase() : name;
}

/** What a user's entry says of an attribute, by whichever of its keys. */
function attributeOf(
  { path, value: { email, attributes } }: User,
  name: string,
): { readonly value: string; readonly path: Path } | undefined {
  const value = attributes?.[name];
  if (value) return { value, path: [...path, 'attributes', name] };
  return name === 'email' && email !== undefined ? { value: email, path: [...path, 'email'] } : undefined;
}

/** The names that a user signs in with; as an alias, an address counts when it is verified (documented). */
function namesOf(pool: Names, user: User): readonly { readonly value: string; readonly path: Path }[] {
  const { usernameAttributes = [], aliasAttributes = [] } = pool;
  const { username, email, attributes = {} } = user.value;
  const isVerified = (kind: (typeof kinds)[number]) =>
    (attributes[`${kind}_verified`] ?? String(kind === 'email' && email !== undefined)) === 'true';
  const others = [
    ...kinds.filter(
      kind => usernameAttributes.includes(kind) || (aliasAttributes.includes(kind) && isVerified(kind)),
    ),
    ...(aliasAttributes.includes('preferred_username') ? ['preferred_username'] : []),
  ].flatMap(name => attributeOf(user, name) ?? []);
  const own = username === undefined ? [] : [{ value: username, path: [...user.path, 'username'] }];
  return [...own, ...others.filter(({ value }) => username === undefined || value !== username)];
}
