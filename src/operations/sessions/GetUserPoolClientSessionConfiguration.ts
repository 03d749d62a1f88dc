import type { Input, Output } from '../../model/operation.ts';
import { defaultReuse, sessionsOf } from '../../pool/user-sessions.ts';
import type { Call } from '../call.ts';
import { clientToManage, poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * For how long an app client reuses a single sign-on session.
 *
 * @throws pool-not-found, pool-in-another-region, client-settings-not-found
 */
export async function GetUserPoolClientSessionConfiguration(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'GetUserPoolClientSessionConfiguration'>,
  call: Call,
): Promise<Output<'GetUserPoolClientSessionConfiguration'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const client = clientToManage(directory, pool, input.ClientId, call);
  return {
    UserPoolId: pool.id,
    ClientId: client.id,
    SSOSession: { MaxValidityMinutes: sessionsOf(pool).reuse[client.id] ?? defaultReuse },
  };
}
