import { functionEntryOf } from '../../../config/function-entry-of.ts';
import type { PoolEntry } from '../../../config/pool-entry.ts';
import { recoveryWays } from '../../../pool/recovery.ts';
import type { DescribedPool } from '../../../surroundings/cognito-reads.ts';
import type { Target } from '../../../surroundings/target.ts';
import { triggersOf } from '../../../surroundings/triggers-of.ts';
import { defineCheck } from '../../check.ts';
import { differences, type Setting } from '../../differences.ts';
import { findingIf } from '../../finding-if.ts';
import type { PoolSubject } from '../../subject.ts';

export const poolAsDescribed = defineCheck({
  id: 'pool-as-described',
  severity: 'warning',
  title: 'The pool has the settings of pools.yaml',
  why:
    'UpdateUserPool sets back to its default what it is not given, so that a change of one thing loses others unseen. Tests ' +
    'that run against pools.yaml then prove nothing of the real pool.',
  looksAt: 'pool',
  fix: 'Decide which is right, and change the other.',
  leadsTo: [
    'settings-lost-by-update',
    'password-not-conforming',
    'no-verified-recovery',
    'username-form-wrong',
  ],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id, described, functions }, { cognito, target }) {
    if (!described) return { notApplicable: 'the pool is not in pools.yaml' };
    const pool = await cognito.pool(id);
    const seen = differences('DescribeUserPool', [
      ...settings(described, pool),
      triggers(described, pool, functions, target),
    ]);
    const { DeletionProtection: actual = 'INACTIVE' } = pool;
    const isSafer = actual === 'ACTIVE' && !described.deletionProtection;
    const protection = { call: 'DescribeUserPool', field: 'DeletionProtection', actual };
    return [
      ...findingIf(seen, { says: 'The pool is not as pools.yaml describes it.' }),
      // The other way round, deletion-protected tells it.
      ...findingIf(isSafer ? [protection] : [], {
        says: 'The pool is protected from deletion, which pools.yaml does not say.',
        severity: 'advice',
        key: ['deletionProtection'],
      }),
    ];
  },
});

function settings(entry: PoolEntry, pool: DescribedPool): readonly Setting[] {
  const { PasswordPolicy: policy = {} } = pool.Policies ?? {};
  const wanted = entry.passwordPolicy;
  return [
    { field: 'Name', described: entry.name, actual: pool.Name },
    {
      field: 'UsernameAttributes',
      described: entry.usernameAttributes,
      actual: pool.UsernameAttributes ?? [],
    },
    { field: 'AliasAttributes', described: entry.aliasAttributes, actual: pool.AliasAttributes ?? [] },
    {
      field: 'AutoVerifiedAttributes',
      described: entry.autoVerifiedAttributes,
      actual: pool.AutoVerifiedAttributes ?? [],
    },
    {
      field: 'AccountRecoverySetting',
      described: entry.recovery.join(' > '),
      actual: recoveryWays(pool).join(' > '),
    },
    { field: 'MfaConfiguration', described: entry.mfa, actual: pool.MfaConfiguration ?? 'OFF' },
    { field: 'UserPoolTier', described: entry.tier, actual: pool.UserPoolTier ?? entry.tier },
    { field: 'PasswordPolicy.MinimumLength', described: wanted.minimumLength, actual: policy.MinimumLength },
    {
      field: 'PasswordPolicy.RequireLowercase',
      described: wanted.requireLowercase,
      actual: policy.RequireLowercase ?? false,
    },
    {
      field: 'PasswordPolicy.RequireUppercase',
      described: wanted.requireUppercase,
      actual: policy.RequireUppercase ?? false,
    },
    {
      field: 'PasswordPolicy.RequireNumbers',
      described: wanted.requireNumbers,
      actual: policy.RequireNumbers ?? false,
    },
    {
      field: 'PasswordPolicy.RequireSymbols',
      described: wanted.requireSymbols,
      actual: policy.RequireSymbols ?? false,
    },
    {
      field: 'EmailConfiguration.EmailSendingAccount',
      described: entry.mail.sendingAccount,
      actual: pool.EmailConfiguration?.EmailSendingAccount ?? 'COGNITO_DEFAULT',
    },
  ];
}

/** The triggers, by the names that the functions have in pools.yaml; one that it does not have by its ARN. */
function triggers(
  entry: PoolEntry,
  pool: DescribedPool,
  functions: PoolSubject['functions'],
  { kind }: Target,
): Setting {
  return {
    field: 'LambdaConfig',
    described: Object.entries(entry.triggers).map(([trigger, name]) => `${trigger}=${name}`),
    actual: triggersOf(pool).map(
      ({ trigger, arn }) => `${trigger}=${functionEntryOf(functions, arn, kind)?.name ?? arn}`,
    ),
  };
}
