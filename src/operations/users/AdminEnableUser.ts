import type { Input, Output } from '../../model/operation.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/** Lets a disabled user sign in again. */
export async function AdminEnableUser(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminEnableUser'>,
  call: Call,
): Promise<Output<'AdminEnableUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const now = clock.now();
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    await changeUser(transaction, pool, user, { ...user, enabled: true, modifiedAt: now });
  });
  return {};
}
