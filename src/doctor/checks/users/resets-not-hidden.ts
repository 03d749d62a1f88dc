import { defineCheck } from '../../check.ts';
import { clientsOf, takesPasswords } from '../../clients-of.ts';
import { userCount } from '../../user-count.ts';

export const resetsNotHidden = defineCheck({
  id: 'resets-not-hidden',
  severity: 'advice',
  title: 'Users who must reset their password learn of it',
  why:
    'A user in the state RESET_REQUIRED, imported or reset by an administrator, reads "Incorrect username or password." at ' +
    'app clients that hide users, and keeps trying.',
  looksAt: 'pool',
  fix: 'Offer a reset after every sign-in that fails, or tell these users by mail.',
  leadsTo: ['password-reset-required', 'reset-required-hidden'],
  needs: ['cognito-idp:ListUsers', 'cognito-idp:ListUserPoolClients', 'cognito-idp:DescribeUserPoolClient'],
  async run({ id }, { cognito }) {
    const some = await cognito.users(id, 'cognito:user_status = "RESET_REQUIRED"');
    const count = userCount(some, () => true);
    if (count === undefined) return [];
    const hiding = (await clientsOf({ cognito }, id)).filter(
      ({ settings }) => takesPasswords(settings) && settings.PreventUserExistenceErrors === 'ENABLED',
    );
    if (hiding.length === 0) return [];
    return [
      {
        says: 'Some users must reset their password, and sign-in does not tell them.',
        seen: [
          { call: 'ListUsers', field: 'UserStatus', actual: `RESET_REQUIRED for ${count}` },
          ...hiding.map(({ name }) => ({
            call: 'DescribeUserPoolClient',
            field: `PreventUserExistenceErrors of ${name}`,
            actual: 'ENABLED',
          })),
        ],
      },
    ];
  },
});
