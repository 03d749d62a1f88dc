import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';

export const usersHidden = defineCheck({
  id: 'users-hidden',
  severity: 'warning',
  title: 'The app client does not tell who has an account',
  why:
    'With the default, sign-in and reset answer UserNotFoundException for a name that nobody has: a stranger learns which ' +
    'addresses have an account.',
  looksAt: 'client',
  fix: 'Set PreventUserExistenceErrors to ENABLED (preventUserExistenceErrors: ENABLED in pools.yaml).',
  leadsTo: ['user-not-found', 'user-not-found-for-client'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  covers: ['Prowler cognito_user_pool_client_prevent_user_existence_errors'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    const { PreventUserExistenceErrors: actual = 'absent, which means LEGACY' } = settings;
    if (actual === 'ENABLED') return [];
    return [
      {
        says: 'Its errors tell whether a user exists.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'PreventUserExistenceErrors',
            actual,
            expected: 'ENABLED',
          },
        ],
        commands: [updateClient(client, '.PreventUserExistenceErrors = "ENABLED"')],
        key: ['preventUserExistenceErrors'],
      },
    ];
  },
});
