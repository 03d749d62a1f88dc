import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import { newPassword, setPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';

/**
 * Sets a user's password: for good, or as a temporary one that must be replaced at the next sign-in, whatever
 * the user's status was. Tokens that are out stay good (observed).
 */
export async function AdminSetUserPassword(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers'>,
  input: Input<'AdminSetUserPassword'>,
  call: Call,
): Promise<Output<'AdminSetUserPassword'>> {
  const { store, clock } = ports;
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const user = await store.read(query => userOf(query, pool, input.Username, call));
  const credential = await newPassword(ports, pool, user, input.Password, call.operation);
  const status = input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
  await store.write(async transaction => {
    const present = await userOf(transaction, pool, user.sub, call);
    await setPassword(transaction, pool, present, { credential, status, now: clock.now() });
  });
  return {};
}
