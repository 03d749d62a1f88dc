import { defineCheck } from '../../check.ts';
import { isMachine } from '../../oauth-use.ts';

/** Flows by which a person signs in. */
const ofPeople = /PASSWORD|SRP|CUSTOM_AUTH|USER_AUTH/;

export const machineApartFromPeople = defineCheck({
  id: 'machine-apart-from-people',
  severity: 'warning',
  title: 'An app client is for machines or for people',
  why: 'Whoever has the secret of a machine could sign people in through it, and its scopes and lifetimes cannot fit both.',
  looksAt: 'client',
  fix: 'Give the machine an app client of its own.',
  leadsTo: ['client-credentials-not-alone'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!isMachine(client)) return { notApplicable: 'it is no machine' };
    const flows = (client.ExplicitAuthFlows ?? []).filter(flow => ofPeople.test(flow));
    if (flows.length === 0) return [];
    return [
      {
        says: 'A machine’s app client signs people in too.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'ExplicitAuthFlows',
            actual: flows.join(', '),
            expected: 'none beside client_credentials',
          },
        ],
        key: ['authFlows'],
      },
    ];
  },
});
