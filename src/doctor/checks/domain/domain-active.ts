import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const domainActive = defineCheck({
  id: 'domain-active',
  severity: 'error',
  title: 'The domains of the pool are active',
  why:
    'Sign-in pages, the token endpoint and every callback stand on the domain. One of your own needs a certificate in ' +
    'us-east-1 and an address record of the domain above it.',
  looksAt: 'pool',
  fix: 'Wait while it is being made; where it failed, mend the certificate or the DNS and make it again.',
  leadsTo: [
    'custom-domain-certificate-unusable',
    'custom-domain-without-parent-record',
    'custom-domain-taken',
  ],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeUserPoolDomain'],
  async run({ id }, { cognito }) {
    const { Domain, CustomDomain } = await cognito.pool(id);
    const names = [Domain, CustomDomain].filter(name => name !== undefined);
    if (names.length === 0) return { notApplicable: 'the pool has no domain' };
    const found = await Promise.all(
      names.map(async name => ({ name, domain: await cognito.domain(regionOf(id), name) })),
    );
    const seen = found.flatMap(({ name, domain }) => {
      const actual = domain ? (domain.Status ?? 'unknown') : 'no such domain';
      const field = `Status of ${name}`;
      return actual === 'ACTIVE'
        ? []
        : [{ call: 'DescribeUserPoolDomain', field, actual, expected: 'ACTIVE' }];
    });
    return findingIf(seen, { says: 'A domain of the pool is not active.', key: ['domain'] });
  },
});
