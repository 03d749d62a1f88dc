import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { authFactorsView } from './auth-factors-view.ts';

/**
 * Tells what a user can sign in with.
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found
 */
export async function AdminGetUserAuthFactors(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminGetUserAuthFactors'>,
  call: Call,
): Promise<Output<'AdminGetUserAuthFactors'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  return store.read(async query =>
    authFactorsView(query, pool, await userOf(query, pool, input.Username, call)),
  );
}
