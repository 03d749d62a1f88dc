import { emailOf, hundredThousand, thousand } from './load-users.ts';
import { type Bench, type Operation, repeated } from './operation.ts';
import { apiRequest } from './request.ts';
import type { Tokens } from './sign-ins.ts';

/** What is read and not written; a bare echo is their limit. */
export function reads(bench: Bench, tokens: readonly Tokens[]): readonly Operation[] {
  const { poolId, clientId } = thousand;
  const describe = [
    apiRequest('DescribeUserPoolClient', { UserPoolId: poolId, ClientId: clientId }, 'signed'),
  ];
  const getUser = tokens.map(({ AccessToken }) => apiRequest('GetUser', { AccessToken }, 'public'));
  const echoed = (name: string, requests: readonly Buffer[]) =>
    repeated(bench, name, requests[0] ?? Buffer.of(), requests);
  return [
    echoed('DescribeUserPoolClient, a cached read', describe),
    echoed('GetUser', getUser),
    echoed(listNames[0], listRequests(poolId, 1_000)),
    echoed(listNames[1], listRequests(hundredThousand.poolId, 100_000)),
  ];
}

/** The listings whose times are held against each other. */
export const listNames = ['ListUsers by email, 1,000 users', 'ListUsers by email, 100,000 users'] as const;

/** Lists one user each, a thousand of them from all over the pool. */
function listRequests(poolId: string, users: number): readonly Buffer[] {
  return Array.from({ length: 1_000 }, (_, at) => {
    const email = emailOf((at * 7_919) % users);
    return apiRequest('ListUsers', { UserPoolId: poolId, Filter: `email = "${email}"` }, 'signed');
  });
}
