import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { signOutEverywhere } from './sign-out.ts';

/**
 * Ends all sign-ins of the user whose access token it is. ID and access tokens
 * still pass checks made offline.
 */
export async function GlobalSignOut(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  _input: Input<'GlobalSignOut'>,
  { signedIn: { pool, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'GlobalSignOut'>> {
  await store.write(transaction => signOutEverywhere(transaction, pool, user, clock.now()));
  return {};
}
