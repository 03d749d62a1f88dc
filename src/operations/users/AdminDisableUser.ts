import type { Input, Output } from '../../model/operation.ts';
import { revokeFamiliesOf } from '../../store/token-families.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/**
 * Keeps a user from signing in and ends its sign-ins for good, also for when it is enabled again (observed).
 */
export async function AdminDisableUser(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminDisableUser'>,
  call: Call,
): Promise<Output<'AdminDisableUser'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const now = clock.now();
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    const disabled = { ...user, enabled: false, signedOutAt: now, modifiedAt: now };
    await changeUser(transaction, pool, user, disabled);
    await revokeFamiliesOf(transaction, pool.id, user.sub, now);
  });
  return {};
}
