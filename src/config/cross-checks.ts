import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { faultProblems } from '../faults/fault-problems.ts';
import { brokenRule, type PasswordPolicy } from '../pool/password-policy.ts';
import { regionOf } from '../pool/pool.ts';
import type { PoolHead } from './pool-entry.ts';
import { type Path, pathText } from './source.ts';
import { didYouMean } from './suggest.ts';
import type { Entry, Understood } from './understood.ts';

/** What one entry says against another. */
export interface Finding {
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string | undefined;
}

type Check = (file: Understood, directory: string) => readonly Finding[];

/** A finding for each later one of several that have the same key. */
function repeated<S extends z.ZodObject>(
  entries: readonly Entry<S>[],
  { field, expected }: { readonly field: string; readonly expected: string },
  keyOf: (value: Entry<S>['value'], path: Path) => string | undefined,
): readonly Finding[] {
  const seen = new Map<string, Path>();
  return entries.flatMap(({ value, path }) => {
    const key = keyOf(value, path);
    if (key === undefined) return [];
    const earlier = seen.get(key);
    if (earlier) return [{ path: [...path, field], expected, found: `that of ${pathText(earlier)}` }];
    seen.set(key, path);
    return [];
  });
}

/** What each check holds is its name. */
export const crossChecks: Readonly<Record<string, Check>> = {
  poolIdsAreUnique: ({ pools }) =>
    repeated(pools, { field: 'id', expected: 'an id that no other pool has' }, pool => pool.id),

  clientIdsAreUnique: ({ clients }) =>
    repeated(
      clients,
      { field: 'id', expected: 'an id that no other app client has, in any pool' },
      client => client.id,
    ),

  usernamesAreUnique: ({ users }) =>
    repeated(
      users,
      { field: 'username', expected: 'a username that no other user of the pool has' },
      (user, path) => user.username && `${path[1]} ${user.username}`,
    ),

  domainsAreUnique: ({ pools }) =>
    repeated(pools, { field: 'domain', expected: 'a domain that no other pool has' }, pool => pool.domain),

  poolsAreInTheRegions: ({ pools, top: { regions } }) =>
    pools.flatMap(({ path, value: { id } }) => {
      const region = id && regionOf(id);
      if (!regions || region === undefined || regions.includes(region)) return [];
      const hint = `Add ${region} to regions, or correct the id.`;
      const expected = 'a pool in one of regions';
      return [{ path: [...path, 'id'], expected, found: `the region ${region}`, hint }];
    }),

  triggersNameFunctions: ({ pools, functionNames }) =>
    pools.flatMap(({ path, value }) =>
      Object.entries(value.triggers ?? {})
        .filter(([, name]) => !functionNames.has(name))
        .map(([trigger, name]) => ({
          path: [...path, 'triggers', trigger],
          expected: 'the name of a function in functions',
          found: JSON.stringify(name),
          hint: didYouMean(name, functionNames),
        })),
    ),

  fallbackClientExists: ({ top, clients }) => {
    const ids = clients.map(({ value }) => value.id).filter(id => id !== undefined);
    const fallback = top.resetPage?.fallbackClient;
    if (fallback === undefined || ids.includes(fallback)) return [];
    const expected = 'the id of an app client of this file';
    const found = JSON.stringify(fallback);
    return [{ path: ['resetPage', 'fallbackClient'], expected, found, hint: didYouMean(fallback, ids) }];
  },

  handlersExist: ({ functions }, directory) =>
    functions.flatMap(({ path, value: { handler } }) => {
      if (handler === undefined || handler.startsWith('lifeguard:')) return [];
      const file = resolve(directory, handler);
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
      return [{ path: [...path, 'handler'], expected: 'a file that exists', found: `no file at ${file}` }];
    }),

  aPoolHasUsernameOrAliasAttributes: ({ pools }) =>
    pools
      .filter(({ value }) => value.usernameAttributes?.length && value.aliasAttributes?.length)
      .map(({ path }) => ({
        path: [...path, 'aliasAttributes'],
        expected: 'usernameAttributes or aliasAttributes',
        found: 'both',
      })),

  adminOnlyStandsAlone: ({ pools }) =>
    pools
      .filter(({ value }) => value.recovery?.includes('admin_only') && value.recovery.length > 1)
      .map(({ path }) => ({
        path: [...path, 'recovery'],
        expected: 'admin_only alone, or the other ways without it',
        found: 'both',
      })),

  mfaFactorsGoWithMfa: ({ pools }) =>
    pools
      .filter(({ value: { mfa, mfaFactors } }) => mfa === 'OFF' && mfaFactors !== undefined)
      .map(({ path }) => ({
        path: [...path, 'mfaFactors'],
        expected: 'mfa OPTIONAL or ON beside it',
        found: 'OFF',
      })),

  mfaFactorsHaveWhatTheyNeed: ({ pools }) =>
    pools.flatMap(({ path, value: { mfaFactors, sms, mail, recovery } }) => {
      const at = { path: [...path, 'mfaFactors'] };
      const bySms = mfaFactors?.includes('SMS_MFA') && sms === undefined;
      const byMail = mfaFactors?.includes('EMAIL_OTP');
      const isDefault = byMail && mail?.sendingAccount === 'COGNITO_DEFAULT';
      const isOnlyWay = byMail && recovery?.every(way => way === 'verified_email');
      return [
        ...(bySms ? [{ ...at, expected: 'sms of the pool, for SMS_MFA', found: 'none' }] : []),
        ...(isDefault
          ? [{ ...at, expected: 'mail.sendingAccount DEVELOPER, for EMAIL_OTP', found: 'COGNITO_DEFAULT' }]
          : []),
        ...(isOnlyWay
          ? [{ ...at, expected: 'another recovery than verified_email, for EMAIL_OTP', found: 'none' }]
          : []),
      ];
    }),

  developerMailHasAnIdentity: ({ pools }) =>
    pools
      .filter(({ value: { mail } }) => mail?.sendingAccount === 'DEVELOPER' && mail.sourceArn === undefined)
      .map(({ path }) => ({
        path: [...path, 'mail', 'sourceArn'],
        expected: 'the ARN of an SES identity, which DEVELOPER sends through',
        found: 'none',
      })),

  aClientHasOneSecret: ({ clients }) =>
    clients
      .filter(({ value }) => value.secret !== undefined && value.generateSecret)
      .map(({ path }) => ({
        path: [...path, 'generateSecret'],
        expected: 'secret or generateSecret',
        found: 'both',
      })),

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

  faultsAreWhole: ({ faults }) =>
    faults.flatMap(({ path, value }) =>
      faultProblems(value).map(({ path: within, expected, found, known }) => {
        const hint = known && didYouMean(JSON.parse(found), known);
        return { path: [...path, ...within], expected, found, hint };
      }),
    ),

  mailGoesOneWay: ({ top }) =>
    top.mail?.smtp && top.mail.ses ? [{ path: ['mail', 'ses'], expected: 'smtp or ses', found: 'both' }] : [],

  smtpHasBothOrNone: ({ top }) => {
    const smtp = top.mail?.smtp;
    if (!smtp || (smtp.username === undefined) === (smtp.password === undefined)) return [];
    const found = smtp.username === undefined ? 'only password' : 'only username';
    return [{ path: ['mail', 'smtp'], expected: 'username and password, or neither', found }];
  },
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
