import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { forgetUser } from './forget-user.ts';

/** Deletes a user with all that belongs to it. Messages that were sent to it stay in the mailbox. */
export async function AdminDeleteUser(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'AdminDeleteUser'>,
  call: Call,
): Promise<Output<'AdminDeleteUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    await forgetUser(transaction, seal, pool, user);
  });
  return {};
}
