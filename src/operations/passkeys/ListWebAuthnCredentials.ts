import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import { mostPasskeys, type Passkey } from '../../pool/passkey.ts';
import { listPasskeys } from '../../store/passkeys.ts';
import type { Call, SignedIn } from '../call.ts';
import { readPage } from '../page.ts';
import type { Ports } from '../ports.ts';

/**
 * The passkeys of the signed-in user, in the order of their ids; also where the pool allows them no more.
 *
 * @throws pagination-token-invalid
 */
export async function ListWebAuthnCredentials(
  { store, seal }: Pick<Ports, 'store' | 'seal'>,
  { NextToken, MaxResults }: Input<'ListWebAuthnCredentials'>,
  { signedIn: { user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'ListWebAuthnCredentials'>> {
  const { items, next } = await readPage(seal, {
    name: `ListWebAuthnCredentials:${user.poolId}:${user.sub}`,
    // Zero is read as the most (inferred, as it is documented for ListDevices).
    size: MaxResults || mostPasskeys,
    token: NextToken,
    read: (after, limit) => store.read(query => listPasskeys(query, user.poolId, user.sub, after, limit)),
    keyOf: passkey => passkey.id,
    invalid: reason => paginationTokenInvalid({ reason }),
  });
  return { Credentials: items.map(passkeyView), ...next };
}

function passkeyView(passkey: Passkey): Output<'ListWebAuthnCredentials'>['Credentials'][number] {
  const { attachment } = passkey;
  return {
    ...(attachment !== undefined && { AuthenticatorAttachment: attachment }),
    AuthenticatorTransports: [...passkey.transports],
    CreatedAt: new Date(passkey.createdAt),
    CredentialId: passkey.id,
    FriendlyCredentialName: passkey.name,
    RelyingPartyId: passkey.relyingPartyId,
  };
}
