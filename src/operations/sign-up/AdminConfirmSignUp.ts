import { signUpAlreadyConfirmed } from '../../causes/sign-up/sign-up-already-confirmed.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { User } from '../../pool/user.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { runPostConfirmation } from './sign-up-triggers.ts';

/** Confirms a sign-up without a code. It verifies no address (documented). */
export async function AdminConfirmSignUp(
  ports: Pick<Ports, 'directory' | 'store' | 'clock' | 'triggers'>,
  input: Input<'AdminConfirmSignUp'>,
  call: Call,
): Promise<Output<'AdminConfirmSignUp'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const user = await ports.store.write(async transaction => {
    const before = await userOf(transaction, pool, input.Username, call);
    const { username, status } = before;
    if (status !== 'UNCONFIRMED') throw signUpAlreadyConfirmed({ user: username, status });
    const after: User = { ...before, status: 'CONFIRMED', modifiedAt: ports.clock.now() };
    await changeUser(transaction, pool, before, after);
    return after;
  });
  await runPostConfirmation(
    ports,
    'PostConfirmation_ConfirmSignUp',
    { pool, client: undefined, user, clientMetadata: input.ClientMetadata },
    call,
  );
  return {};
}
