import type { DescribedUser } from '../../../pool/described-user.ts';
import { recoveryWays } from '../../../pool/recovery.ts';
import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';
import { readUsers, userCount } from '../../user-count.ts';

export const usersHaveVerifiedAddress = defineCheck({
  id: 'users-have-verified-address',
  severity: 'warning',
  title: 'Users have a verified address to reset their password by',
  why:
    'A reset code goes only to a verified address. To the others the pool answers that it sent one, or that there is no ' +
    'verified address, and no mail comes.',
  looksAt: 'pool',
  fix: 'Have them verify their address, or mark it as verified where you know that it is theirs.',
  leadsTo: ['no-verified-recovery', 'code-delivery-simulated'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:ListUsers'],
  async run(pool, { cognito }) {
    const ways = recoveryWays(await cognito.pool(pool.id));
    if (ways.includes('admin_only')) return { notApplicable: 'only administrators recover accounts' };
    const isReachable = (user: DescribedUser) =>
      (ways.includes('verified_email') && user.hasEmail && user.emailVerified) ||
      (ways.includes('verified_phone_number') && user.hasPhone && user.phoneVerified);
    const some = await cognito.users(pool.id);
    const count = userCount(some, user => user.status === 'CONFIRMED' && !isReachable(user));
    if (count === undefined) return [];
    return [
      {
        says: 'Some users cannot reset their password: no address of theirs is verified.',
        seen: [
          { call: 'ListUsers', field: 'email_verified', actual: `not true for ${count} ${readUsers(some)}` },
        ],
        templates: [
          poolCommand(
            pool,
            'admin-update-user-attributes --username USERNAME --user-attributes Name=email_verified,Value=true',
          ),
        ],
      },
    ];
  },
});
