import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { signOutEverywhere } from './sign-out.ts';

/** Ends all sign-ins of a user. */
export async function AdminUserGlobalSignOut(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminUserGlobalSignOut'>,
  call: Call,
): Promise<Output<'AdminUserGlobalSignOut'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  await store.write(transaction => signOutEverywhere(transaction, pool, user, clock.now()));
  return {};
}
