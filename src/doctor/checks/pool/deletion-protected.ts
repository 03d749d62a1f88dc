import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const deletionProtected = defineCheck({
  id: 'deletion-protected',
  severity: 'warning',
  title: 'The pool is protected from deletion',
  why:
    'A pool that is deleted takes all its users and their passwords with it, and nothing brings them back. Protection ' +
    'makes it two steps.',
  looksAt: 'pool',
  fix: 'Turn deletion protection on (deletionProtection: true in pools.yaml).',
  leadsTo: ['pool-not-found'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: [
    'Security Hub Cognito.6',
    'Config cognito-user-pool-deletion-protection-enabled',
    'Prowler cognito_user_pool_deletion_protection_enabled',
  ],
  async run(pool, { cognito }) {
    const { DeletionProtection: actual = 'INACTIVE' } = await cognito.pool(pool.id);
    if (actual === 'ACTIVE') return [];
    return [
      {
        says: 'One call deletes the pool with all its users.',
        seen: [{ call: 'DescribeUserPool', field: 'DeletionProtection', actual, expected: 'ACTIVE' }],
        commands: [updatePool(pool, '.DeletionProtection = "ACTIVE"')],
        key: ['deletionProtection'],
      },
    ];
  },
});
