import { faultProblems } from '../faults/fault-problems.ts';
import { regionOf } from '../pool/pool.ts';
import { attributeChecks } from './attribute-checks.ts';
import { type CrossCheck, repeated } from './cross-check.ts';
import { functionChecks } from './function-checks.ts';
import { machineChecks } from './machine-checks.ts';
import { senderChecks } from './sender-checks.ts';
import { signInNameChecks } from './sign-in-name-checks.ts';
import { didYouMean } from './suggest.ts';
import { poolsHaveThePlanForIt } from './tier-checks.ts';
import { userChecks } from './user-checks.ts';

/** What each check holds is its name. */
export const crossChecks: Readonly<Record<string, CrossCheck>> = {
  ...attributeChecks,
  ...functionChecks,
  ...userChecks,
  ...signInNameChecks,
  ...machineChecks,
  ...senderChecks,
  poolsHaveThePlanForIt,

  poolIdsAreUnique: ({ pools }) =>
    repeated(pools, { field: 'id', expected: 'an id that no other pool has' }, pool => pool.id),

  clientIdsAreUnique: ({ clients }) =>
    repeated(
      clients,
      { field: 'id', expected: 'an id that no other app client has, in any pool' },
      client => client.id,
    ),

  groupsAreUnique: ({ groups }) =>
    repeated(
      groups,
      { field: 'name', expected: 'a name that no other group of the pool has' },
      (group, path) => group.name && `${path[1]} ${group.name}`,
    ),

  aTrustedClientHasASecret: ({ clients }) =>
    clients
      .filter(
        ({ value }) => value.trustUserContext && value.secret === undefined && value.generateSecret === false,
      )
      .map(({ path }) => ({
        path: [...path, 'trustUserContext'],
        expected: 'secret or generateSecret beside it',
        found: 'neither',
      })),

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

  fallbackClientExists: ({ top, clients }) => {
    const ids = clients.map(({ value }) => value.id).filter(id => id !== undefined);
    const fallback = top.resetPage?.fallbackClient;
    if (fallback === undefined || ids.includes(fallback)) return [];
    const expected = 'the id of an app client of this file';
    const found = JSON.stringify(fallback);
    return [{ path: ['resetPage', 'fallbackClient'], expected, found, hint: didYouMean(fallback, ids) }];
  },

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
    pools.flatMap(({ path, value: { mfaFactors, mail, recovery }, keys }) => {
      const at = { path: [...path, 'mfaFactors'] };
      const bySms = mfaFactors?.includes('SMS_MFA') && !keys.has('sms');
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

  signInMailIsSent: ({ pools }) =>
    pools.flatMap(({ path, value: { messages, mfaFactors } }) => {
      if (mfaFactors?.includes('EMAIL_OTP')) return [];
      const { subject, email } = messages?.authentication ?? {};
      return Object.entries({ subject, email })
        .filter(([, words]) => words !== undefined)
        .map(([key]) => ({
          path: [...path, 'messages', 'authentication', key],
          expected: 'EMAIL_OTP in mfaFactors of the pool',
          found: 'none',
        }));
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
