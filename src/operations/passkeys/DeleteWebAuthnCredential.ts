import { passkeyNotFound } from '../../causes/passkeys/passkey-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { deletePasskey } from '../../store/passkeys.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';

/**
 * Deletes a passkey of the signed-in user. The authenticator keeps its half, which opens nothing any more.
 *
 * @throws passkey-not-found
 */
export async function DeleteWebAuthnCredential(
  { store }: Pick<Ports, 'store'>,
  { CredentialId: id }: Input<'DeleteWebAuthnCredential'>,
  { signedIn: { user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'DeleteWebAuthnCredential'>> {
  const isDeleted = await store.write(transaction => deletePasskey(transaction, user.poolId, user.sub, id));
  if (!isDeleted) throw passkeyNotFound({ user: user.username });
  return {};
}
