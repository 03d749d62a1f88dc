import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { authFactorsView } from './auth-factors-view.ts';

/** Tells what the user whose access token it is can sign in with. */
export async function GetUserAuthFactors(
  { store }: Pick<Ports, 'store'>,
  _input: Input<'GetUserAuthFactors'>,
  { signedIn: { pool, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'GetUserAuthFactors'>> {
  return store.read(query => authFactorsView(query, pool, user));
}
