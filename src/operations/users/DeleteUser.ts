import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { forgetUser } from './forget-user.ts';

/**
 * Deletes the signed-in user with all that belongs to it. Its tokens speak for
 * nobody from here on (observed).
 */
export async function DeleteUser(
  { store, seal }: Pick<Ports, 'store' | 'seal'>,
  _input: Input<'DeleteUser'>,
  { signedIn: { pool, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'DeleteUser'>> {
  await store.write(transaction => forgetUser(transaction, seal, pool, user));
  return {};
}
