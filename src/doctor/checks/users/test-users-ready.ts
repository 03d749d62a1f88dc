import type { DescribedUser } from '../../../pool/described-user.ts';
import { maskEmail } from '../../../pool/mask.ts';
import { defineCheck } from '../../check.ts';
import type { Seen } from '../../finding.ts';
import { findingIf } from '../../finding-if.ts';
import { poolCommand } from '../../mend.ts';

export const testUsersReady = defineCheck({
  id: 'test-users-ready',
  severity: 'error',
  title: 'The test users of pools.yaml can sign in and reset',
  why: 'A probe or test that uses one that is gone, disabled or unverified fails, and says nothing of the pool.',
  looksAt: 'pool',
  fix: 'Create the user, enable it, or verify its address, as pools.yaml has it.',
  leadsTo: ['user-not-found', 'user-is-disabled', 'no-verified-recovery', 'reset-not-possible-in-status'],
  needs: ['cognito-idp:AdminGetUser'],
  async run(pool, { cognito }) {
    const described = pool.described?.users ?? [];
    if (described.length === 0) return { notApplicable: 'pools.yaml has no users of the pool' };
    const found = await Promise.all(
      described.map(async (entry, index) => ({
        entry,
        index,
        user: await cognito.user(pool.id, entry.username),
      })),
    );
    return found.flatMap(({ entry, index, user }) =>
      findingIf(faultsOf(user, entry), {
        says: `The test user ${shownName(entry.username)} is not ready.`,
        key: ['users', index],
        templates: [poolCommand(pool, 'admin-get-user --username USERNAME')],
      }),
    );
  },
});

function faultsOf(
  user: DescribedUser | undefined,
  entry: { email?: string; confirmed: boolean },
): readonly Seen[] {
  const call = 'AdminGetUser';
  if (!user) return [{ call, actual: 'UserNotFoundException', expected: 'the user' }];
  const status = entry.confirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
  // One that was to change its password may have done so.
  const isRight = user.status === status || user.status === 'CONFIRMED';
  return [
    ...(isRight ? [] : [{ call, field: 'UserStatus', actual: user.status, expected: status }]),
    ...(user.isEnabled ? [] : [{ call, field: 'Enabled', actual: 'false', expected: 'true' }]),
    ...(entry.email !== undefined && !user.emailVerified
      ? [{ call, field: 'email_verified', actual: user.hasEmail ? 'false' : 'no email', expected: 'true' }]
      : []),
  ];
}

/** An address is masked; the place in pools.yaml tells which it is. */
function shownName(username: string): string {
  return username.includes('@') ? maskEmail(username) : username;
}
