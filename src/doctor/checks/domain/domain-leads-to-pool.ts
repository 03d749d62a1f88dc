import { defineCheck } from '../../check.ts';
import { noOwnDomain, ownDomain } from '../../own-domain.ts';

export const domainLeadsToPool = defineCheck({
  id: 'domain-leads-to-pool',
  severity: 'error',
  title: 'The name of the pool’s own domain leads to it',
  why: 'A domain that was made anew has another distribution. Its name in DNS then leads to nothing, or to another pool.',
  looksAt: 'pool',
  fix: 'Let the name lead to the distribution that DescribeUserPoolDomain tells, as an alias or CNAME.',
  leadsTo: ['domain-dns-not-pointed'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeUserPoolDomain'],
  async run({ id }, surroundings) {
    const domain = await ownDomain(surroundings, id);
    if (!domain) return noOwnDomain;
    const { name, distribution } = domain;
    const { names } = surroundings;
    const [alias] = await names.aliases(name);
    const plain = (of: string) => of.toLowerCase().replace(/\.$/, '');
    if (alias === undefined) {
      // An alias record of Route 53 shows its addresses alone, which change from one look to the next.
      if ((await names.addresses(name)).length > 0) return [];
    } else if (distribution === undefined || plain(alias) === plain(distribution)) return [];
    return [
      {
        says: alias === undefined ? `${name} leads nowhere.` : `${name} leads elsewhere.`,
        seen: [
          {
            call: `CNAME ${name}`,
            actual: alias ?? 'absent',
            expected: distribution ?? 'the distribution of the domain',
          },
        ],
      },
    ];
  },
});
