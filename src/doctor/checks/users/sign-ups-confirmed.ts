import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';
import { userCount } from '../../user-count.ts';

export const signUpsConfirmed = defineCheck({
  id: 'sign-ups-confirmed',
  severity: 'advice',
  title: 'Users who signed up have confirmed it',
  why:
    'A user who never confirmed the sign-up can neither sign in nor reset the password. Many of them say that the mail does ' +
    'not arrive, or that robots sign up.',
  looksAt: 'pool',
  fix: 'See that sign-up mails arrive; send the code again, or delete them.',
  leadsTo: ['user-not-confirmed', 'reset-not-possible-in-status'],
  needs: ['cognito-idp:ListUsers'],
  async run(pool, { cognito }) {
    const some = await cognito.users(pool.id, 'cognito:user_status = "UNCONFIRMED"');
    const count = userCount(some, () => true);
    if (count === undefined) return [];
    return [
      {
        says: 'Some users have not confirmed their sign-up.',
        seen: [{ call: 'ListUsers', field: 'UserStatus', actual: `UNCONFIRMED for ${count}` }],
        templates: [poolCommand(pool, 'admin-confirm-sign-up --username USERNAME')],
      },
    ];
  },
});
