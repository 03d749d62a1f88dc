import type { Input, Output } from '../../model/operation.ts';
import { sessionsOf } from '../../pool/user-sessions.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Whether the pool tracks sessions, and how many a user may have.
 *
 * @throws pool-not-found, pool-in-another-region
 */
export async function GetUserPoolSessionConfiguration(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'GetUserPoolSessionConfiguration'>,
  call: Call,
): Promise<Output<'GetUserPoolSessionConfiguration'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { tracking, mostPerUser } = sessionsOf(pool);
  return {
    UserPoolId: pool.id,
    UserSessionTracking: tracking,
    TokenSession: { MaxPerUser: mostPerUser },
  };
}
