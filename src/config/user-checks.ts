import { brokenRule, type PasswordPolicy } from '../pool/password-policy.ts';
import { type CrossCheck, repeated } from './cross-check.ts';
import type { PoolHead } from './pool-entry.ts';
import { didYouMean } from './suggest.ts';

/** How the test users of a file are held to their pools. */
export const userChecks: Readonly<Record<string, CrossCheck>> = {
  usernamesAreUnique: ({ pools, users }) => {
    const folding = pools.filter(({ value }) => value.usernamesCaseSensitive === false);
    const places = new Set(folding.map(({ path }) => path[1]));
    return repeated(
      users,
      { field: 'username', expected: 'a username that no other user of the pool has' },
      ({ username }, path) =>
        username && `${path[1]} ${places.has(path[1]) ? username.toLowerCase() : username}`,
    );
  },

  usernamesFitThePool: ({ pools, users }) =>
    users.flatMap(({ path, value: { username } }) => {
      const kinds = pools.find(pool => pool.path[1] === path[1])?.value.usernameAttributes ?? [];
      if (kinds.length === 0 || username === undefined) return [];
      if (kinds.includes('email') && username.includes('@')) return [];
      if (kinds.includes('phone_number') && /^\+\d{5,15}$/.test(username)) return [];
      const expected = `what usernameAttributes of the pool says: ${kinds.join(' or ')}`;
      return [{ path: [...path, 'username'], expected, found: JSON.stringify(username) }];
    }),

  passwordsKeepThePolicy: ({ pools, users }) =>
    users.flatMap(({ path, value: { password } }) => {
      const policy = pools.find(pool => pool.path[1] === path[1])?.value.passwordPolicy;
      const rule = policy && password !== undefined && brokenRule(asInApi(policy), password);
      if (!rule) return [];
      const expected = 'a password that keeps the passwordPolicy of the pool';
      return [{ path: [...path, 'password'], expected, found: `another: ${rule}` }];
    }),

  usersAreInGroupsOfThePool: ({ groups, users }) => {
    const inPool = Map.groupBy(groups, ({ path }) => path[1]);
    const names = new Map(
      [...inPool].map(([pool, entries]) => [pool, new Set(entries.flatMap(({ value }) => value.name ?? []))]),
    );
    return users.flatMap(({ path, value }) => {
      const known = names.get(path[1]) ?? new Set();
      return (value.groups ?? []).flatMap((name, index) => {
        if (known.has(name)) return [];
        const expected = 'the name of a group in groups of the pool';
        const hint = didYouMean(name, known);
        return [{ path: [...path, 'groups', index], expected, found: JSON.stringify(name), hint }];
      });
    });
  },

  anEmailIsGivenOnce: ({ users }) =>
    users
      .filter(({ value }) => value.email !== undefined && value.attributes?.email !== undefined)
      .map(({ path }) => ({
        path: [...path, 'email'],
        expected: 'email or attributes.email',
        found: 'both',
      })),

  nobodySetsSub: ({ users }) =>
    users
      .filter(({ value }) => value.attributes?.sub !== undefined)
      .map(({ path }) => ({
        path: [...path, 'attributes', 'sub'],
        expected: 'no sub: the pool makes it',
        found: 'one',
      })),
};

function asInApi(policy: PoolHead['passwordPolicy']): PasswordPolicy {
  return {
    MinimumLength: policy.minimumLength,
    RequireLowercase: policy.requireLowercase,
    RequireUppercase: policy.requireUppercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
  };
}
