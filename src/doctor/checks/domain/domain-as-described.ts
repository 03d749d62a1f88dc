import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { poolCommand, word } from '../../mend.ts';

export const domainAsDescribed = defineCheck({
  id: 'domain-as-described',
  severity: 'error',
  title: 'The pool has the domain of pools.yaml',
  why: 'Apps that send people to a domain that is gone, or is another pool’s, show them an error in place of a sign-in page.',
  looksAt: 'pool',
  fix: 'Correct domain in pools.yaml, or make the domain.',
  leadsTo: ['domain-missing', 'sign-in-page-of-unknown-client'],
  needs: ['cognito-idp:DescribeUserPoolDomain'],
  async run(pool, { cognito }) {
    const wanted = pool.described?.domain;
    if (wanted === undefined) return { notApplicable: 'pools.yaml names no domain' };
    const domain = await cognito.domain(regionOf(pool.id), wanted);
    if (domain?.UserPoolId === pool.id) return [];
    const seen = {
      call: 'DescribeUserPoolDomain',
      field: 'UserPoolId',
      actual: domain?.UserPoolId ?? 'no such domain',
    };
    return [
      {
        says: `The domain ${wanted} is not that of the pool.`,
        seen: [{ ...seen, expected: pool.id }],
        commands: domain ? [] : [poolCommand(pool, `create-user-pool-domain --domain ${word(wanted)}`)],
        key: ['domain'],
      },
    ];
  },
});
