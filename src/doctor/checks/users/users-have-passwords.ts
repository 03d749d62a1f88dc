import { defineCheck } from '../../check.ts';
import { userCount } from '../../user-count.ts';

export const usersHavePasswords = defineCheck({
  id: 'users-have-passwords',
  severity: 'advice',
  title: 'Users who ask for a reset have a password',
  why:
    'Users of an identity provider have no password here: they cannot sign in with one and cannot reset it. A sign-in page ' +
    'that shows them the password form first sends them round in circles.',
  looksAt: 'pool',
  fix: 'Let the sign-in page lead them to their provider, and answer their resets neutrally.',
  leadsTo: ['reset-not-possible-in-status', 'federated-user-without-password'],
  needs: ['cognito-idp:ListUsers'],
  async run({ id }, { cognito }) {
    const some = await cognito.users(id, 'cognito:user_status = "EXTERNAL_PROVIDER"');
    const count = userCount(some, () => true);
    if (count === undefined) return [];
    return [
      {
        says: 'Some users come from an identity provider and have no password.',
        seen: [{ call: 'ListUsers', field: 'UserStatus', actual: `EXTERNAL_PROVIDER for ${count}` }],
      },
    ];
  },
});
