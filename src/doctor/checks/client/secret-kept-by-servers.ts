import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const secretKeptByServers = defineCheck({
  id: 'secret-kept-by-servers',
  severity: 'warning',
  title: 'An app client of browsers or phones has no secret',
  why:
    'A secret in a page or in an app is in the hands of everybody who has it. Without it, such an app cannot compute ' +
    'SECRET_HASH, and each of its calls fails.',
  looksAt: 'client',
  fix: 'Make an app client without a secret for the app; a secret cannot be taken away.',
  leadsTo: ['secret-hash-missing', 'token-endpoint-called-with-secret-from-browser'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!client.hasSecret) return [];
    const call = 'DescribeUserPoolClient';
    const seen = [
      ...(client.AllowedOAuthFlows?.includes('implicit')
        ? [{ call, field: 'AllowedOAuthFlows', actual: 'implicit, which is for browsers' }]
        : []),
      ...(client.CallbackURLs ?? [])
        .filter(url => !/^https?:/i.test(url))
        .map(url => ({ call, field: 'CallbackURLs', actual: `${url}, which is for an app` })),
    ];
    return findingIf(seen, {
      says: 'It has a secret, and is used where no secret can be kept.',
      key: ['secret'],
    });
  },
});
