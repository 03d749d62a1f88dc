import { aliasInUse } from '../../causes/users/alias-in-use.ts';
import type { Input, Output } from '../../model/operation.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { writeAttributes } from './write-attributes.ts';

/** Changes a user's attributes, also those that only the service sets, such as `email_verified`. */
export async function AdminUpdateUserAttributes(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminUpdateUserAttributes'>,
  call: Call,
): Promise<Output<'AdminUpdateUserAttributes'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    const attributes = writeAttributes({
      pool,
      before: user.attributes,
      changes: input.UserAttributes,
      by: 'admin',
    });
    const changed = { ...user, attributes, modifiedAt: clock.now() };
    const taken = await changeUser(transaction, pool, user, changed);
    if (taken) throw aliasInUse({ user: user.username, attribute: taken });
  });
  return {};
}
