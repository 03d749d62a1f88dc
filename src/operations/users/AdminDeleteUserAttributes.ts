import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { deleteAttributes } from './delete-attributes.ts';

/** Takes attributes from a user, also those that only administrators write. */
export async function AdminDeleteUserAttributes(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminDeleteUserAttributes'>,
  call: Call,
): Promise<Output<'AdminDeleteUserAttributes'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const deletion = { pool, by: 'admin', names: input.UserAttributeNames } as const;
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    await deleteAttributes(transaction, deletion, user, clock.now());
  });
  return {};
}
