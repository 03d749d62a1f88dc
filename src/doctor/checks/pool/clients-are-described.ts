import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const clientsAreDescribed = defineCheck({
  id: 'clients-are-described',
  severity: 'warning',
  title: 'Every app client of the pool is in pools.yaml',
  why:
    'A reset page takes only the app clients that it knows. A code that one outside the file asks for cannot be confirmed ' +
    'there: its users read "expired".',
  looksAt: 'pool',
  fix: 'Describe it in pools.yaml and publish the page anew, or delete it.',
  leadsTo: ['link-names-wrong-client', 'page-with-its-own-client', 'code-issued-to-another-client'],
  needs: ['cognito-idp:ListUserPoolClients'],
  async run({ id, described }, { cognito }) {
    if (!described) return { notApplicable: 'the pool is not in pools.yaml' };
    const known = new Set(described.clients.map(client => client.id));
    const others = (await cognito.clients(id)).filter(client => !known.has(client.id));
    const seen = others.map(({ id: clientId, name }) => ({
      call: 'ListUserPoolClients',
      field: 'ClientId',
      actual: `${clientId} (${name})`,
      expected: 'an entry in pools.yaml',
    }));
    const count = others.length === 1 ? 'An app client is' : `${others.length} app clients are`;
    return findingIf(seen, { says: `${count} not in pools.yaml.`, key: ['clients'] });
  },
});
