import { emailOf, grouped } from './load-users.ts';
import { askOnce, type Bench, type Operation, repeated } from './operation.ts';
import { apiRequest } from './request.ts';
import { signInRequests } from './sign-ins.ts';

const { poolId: UserPoolId, clientId } = grouped;
const inMany = 50;
const all = 'everybody';

/** Puts users into groups, and measures the sign-in of those who are in fifty, and a page of a large group. */
export async function groups(bench: Bench): Promise<readonly Operation[]> {
  const many = Array.from({ length: 50 }, (_, at) => `group-${String(at).padStart(2, '0')}`);
  await askOnce(
    bench,
    16,
    [...many, all].map(GroupName => apiRequest('CreateGroup', { UserPoolId, GroupName }, 'signed')),
  );
  const join = (at: number, GroupName: string) =>
    apiRequest('AdminAddUserToGroup', { UserPoolId, GroupName, Username: emailOf(at) }, 'signed');
  await askOnce(bench, 16, [
    ...Array.from({ length: 1_000 }, (_, at) => join(at, all)),
    ...many.flatMap(group => Array.from({ length: inMany }, (_, at) => join(at, group))),
  ]);
  const list = apiRequest('ListUsersInGroup', { UserPoolId, GroupName: all, Limit: 60 }, 'signed');
  return [
    repeated(
      bench,
      'Password sign-in of a user in 50 groups',
      { signatures: 2, generatorPowers: 1, powers: 0, syncs: 0 },
      signInRequests(clientId, inMany),
    ),
    repeated(bench, 'ListUsersInGroup', list, [list]),
  ];
}
