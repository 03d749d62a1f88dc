import { defineCheck } from '../../check.ts';

export const clientsOfFileExist = defineCheck({
  id: 'clients-of-file-exist',
  severity: 'error',
  title: 'Every app client of pools.yaml exists in its pool',
  why:
    'An app that is built with the id of an app client that is gone cannot sign anybody in, and a reset page that sends ' +
    'codes to it fails.',
  looksAt: 'pool',
  fix: 'Correct the id in pools.yaml, or take the entry out.',
  leadsTo: ['client-not-found', 'client-not-in-pool'],
  needs: ['cognito-idp:ListUserPoolClients'],
  async run({ id, described }, { cognito }) {
    if (!described) return { notApplicable: 'the pool is not in pools.yaml' };
    const listed = new Set((await cognito.clients(id)).map(client => client.id));
    return described.clients.flatMap((client, index) => {
      if (listed.has(client.id)) return [];
      const expected = `${client.name} (${client.id})`;
      const seen = { call: 'ListUserPoolClients', field: 'ClientId', actual: 'not listed', expected };
      return [
        {
          says: `The app client ${client.name} does not exist.`,
          seen: [seen],
          key: ['clients', index, 'id'],
        },
      ];
    });
  },
});
