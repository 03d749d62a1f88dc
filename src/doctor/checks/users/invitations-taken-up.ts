import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';
import { userCount } from '../../user-count.ts';

export const invitationsTakenUp = defineCheck({
  id: 'invitations-taken-up',
  severity: 'advice',
  title: 'Invited users have set a password',
  why:
    'A user who was invited and never signed in cannot reset the password either: Cognito refuses it in the state ' +
    'FORCE_CHANGE_PASSWORD, or pretends to send a code. Only a new invitation helps.',
  looksAt: 'pool',
  fix: 'Invite them again, or delete them.',
  leadsTo: ['reset-not-possible-in-status', 'temporary-password-expired'],
  needs: ['cognito-idp:ListUsers'],
  async run(pool, { cognito }) {
    const described = pool.described?.users ?? [];
    const wanted = described.filter(({ confirmed }) => !confirmed).length;
    const some = await cognito.users(pool.id, 'cognito:user_status = "FORCE_CHANGE_PASSWORD"');
    const count = userCount(some, () => true);
    if (count === undefined || some.users.length <= wanted) return [];
    return [
      {
        says: 'Some users have not taken up their invitation.',
        seen: [
          {
            call: 'ListUsers',
            field: 'UserStatus',
            actual: `FORCE_CHANGE_PASSWORD for ${count}`,
          },
        ],
        templates: [poolCommand(pool, 'admin-create-user --username USERNAME --message-action RESEND')],
      },
    ];
  },
});
