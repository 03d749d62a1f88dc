import { allowedFlows } from '../pool/auth-flows.ts';
import type { DescribedClient, Listed } from '../surroundings/cognito-reads.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';

/** An app client of a list, with its settings. */
export type ClientOfPool = Listed & { readonly settings: DescribedClient };

/** All app clients of a pool, for what is wrong with the pool only beside some of them. */
export async function clientsOf(
  { cognito }: Pick<Surroundings, 'cognito'>,
  poolId: string,
): Promise<readonly ClientOfPool[]> {
  const listed = await cognito.clients(poolId);
  return Promise.all(listed.map(async one => ({ ...one, settings: await cognito.client(poolId, one.id) })));
}

const byPassword = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'USER_AUTH'];

/** Whether people may sign in through an app client with their password. */
export function takesPasswords({ ExplicitAuthFlows = [] }: DescribedClient): boolean {
  return allowedFlows(ExplicitAuthFlows).some(flow => byPassword.includes(flow));
}
