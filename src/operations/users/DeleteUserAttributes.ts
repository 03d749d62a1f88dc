import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { deleteAttributes } from './delete-attributes.ts';

/** Takes attributes from the signed-in user, as far as its app client may write them. */
export async function DeleteUserAttributes(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  input: Input<'DeleteUserAttributes'>,
  call: Call & { readonly signedIn: SignedIn },
): Promise<Output<'DeleteUserAttributes'>> {
  const { pool, client, user } = call.signedIn;
  const deletion = { pool, by: client, names: input.UserAttributeNames };
  await store.write(async transaction => {
    const present = await userOf(transaction, pool, user.sub, call);
    await deleteAttributes(transaction, deletion, present, clock.now());
  });
  return {};
}
