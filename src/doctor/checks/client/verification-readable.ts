import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { updateClient } from '../../mend.ts';

const pairs = [
  ['email', 'email_verified'],
  ['phone_number', 'phone_number_verified'],
] as const;

export const verificationReadable = defineCheck({
  id: 'verification-readable',
  severity: 'warning',
  title: 'Who may read an address may read whether it is verified',
  why:
    'The scope email gives both claims. An app client that may read email but not email_verified gets invalid_grant at the ' +
    'token endpoint, though the code was right.',
  looksAt: 'client',
  fix: 'Add email_verified to ReadAttributes.',
  leadsTo: ['email-without-email-verified'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { ReadAttributes: readable = [] } = await cognito.client(client.pool.id, client.id);
    if (readable.length === 0) return [];
    const missing = pairs.filter(
      ([name, verified]) => readable.includes(name) && !readable.includes(verified),
    );
    return findingIf(
      missing.map(([name, verified]) => ({
        call: 'DescribeUserPoolClient',
        field: 'ReadAttributes',
        actual: `${name} without ${verified}`,
        expected: 'both',
      })),
      {
        says: 'It may read an address, but not whether it is verified.',
        commands: [
          updateClient(client, `.ReadAttributes += ${JSON.stringify(missing.map(([, name]) => name))}`),
        ],
        key: ['readAttributes'],
      },
    );
  },
});
