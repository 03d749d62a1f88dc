import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';

export const hostedPagesHaveDomain = defineCheck({
  id: 'hosted-pages-have-domain',
  severity: 'error',
  title: 'An app client with hosted pages has a domain to show them at',
  why: 'Without a domain there is no sign-in page and no token endpoint: OAuth of the app client leads nowhere.',
  looksAt: 'client',
  fix: 'Give the pool a domain.',
  leadsTo: ['domain-missing'],
  needs: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:DescribeUserPool'],
  async run({ pool, id }, { cognito }) {
    if (!usesHostedPages(await cognito.client(pool.id, id))) return noHostedPages;
    const { Domain, CustomDomain } = await cognito.pool(pool.id);
    if (Domain !== undefined || CustomDomain !== undefined) return [];
    await cognito.requireDomains(regionOf(pool.id));
    const seen = { call: 'DescribeUserPool', field: 'Domain', actual: 'absent', expected: 'a domain' };
    return [
      {
        says: 'Its hosted pages have no domain.',
        seen: [seen],
        templates: [poolCommand(pool, 'create-user-pool-domain --domain PREFIX')],
      },
    ];
  },
});
