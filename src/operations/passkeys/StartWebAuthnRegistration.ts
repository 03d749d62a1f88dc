import { relyingPartyMissing } from '../../causes/passkeys/relying-party-missing.ts';
import type { Input, Output } from '../../model/operation.ts';
import { mostPasskeys } from '../../pool/passkey.ts';
import { passkeyAlgorithms } from '../../pool/passkey-key.ts';
import { relyingPartyOf } from '../../pool/relying-party.ts';
import { sessionLifetime } from '../../pool/session.ts';
import { listPasskeys } from '../../store/passkeys.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { sealChallenge } from './registration-challenge.ts';
import { requirePasskeys } from './require-passkeys.ts';

/** How long the user has to make the passkey, in milliseconds; browsers are told (documented example). */
const timeout = 60_000;

/**
 * Tells a browser what passkey to make. A passkey stays on its authenticator (documented), so that
 * it is found without being named.
 *
 * @throws passkeys-not-allowed, relying-party-missing
 */
export async function StartWebAuthnRegistration(
  { store, seal, random, clock }: Pick<Ports, 'store' | 'seal' | 'random' | 'clock'>,
  _input: Input<'StartWebAuthnRegistration'>,
  { signedIn: { pool, client, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'StartWebAuthnRegistration'>> {
  requirePasskeys(pool);
  const relyingParty = relyingPartyOf(pool);
  if (relyingParty === undefined) throw relyingPartyMissing({ pool: pool.id });
  const known = await store.read(query => listPasskeys(query, pool.id, user.sub, '', mostPasskeys));
  const challenge = sealChallenge(seal, user, {
    id: random.uuid(),
    clientId: client.id,
    expiresAt: clock.now() + sessionLifetime(client.settings),
  });
  return {
    CredentialCreationOptions: {
      authenticatorSelection: {
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: pool.mfa?.WebAuthnConfiguration?.UserVerification ?? 'preferred',
      },
      challenge,
      excludeCredentials: known.map(({ id }) => ({ id, type: 'public-key' })),
      pubKeyCredParams: passkeyAlgorithms.map(alg => ({ alg, type: 'public-key' })),
      rp: { id: relyingParty, name: relyingParty },
      timeout,
      user: {
        displayName: user.username,
        id: Buffer.from(user.sub).toString('base64url'),
        name: user.username,
      },
    },
  };
}
