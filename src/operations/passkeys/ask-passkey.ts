import { mostPasskeys } from '../../pool/passkey.ts';
import { demandsVerification } from '../../pool/passkey-rules.ts';
import { relyingPartyOf } from '../../pool/relying-party.ts';
import { sessionLifetime } from '../../pool/session.ts';
import { listPasskeys } from '../../store/passkeys.ts';
import type { ChoiceSignIn } from '../first-factors/first-factor.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { standInOf } from '../sign-in/stand-in.ts';

/**
 * WEB_AUTHN: what the browser hands to `navigator.credentials.get`. The options are JSON text (documented).
 */
export async function askPasskey(ports: SignInPorts, signIn: ChoiceSignIn): Promise<SignInAnswer> {
  const { pool, client, user, name } = signIn;
  const sub = user?.sub ?? '';
  const passkeys = await ports.store.read(query => listPasskeys(query, pool.id, sub, '', mostPasskeys));
  const challenge = ports.random.bytes(32).toString('base64url');
  const options = {
    challenge,
    timeout: sessionLifetime(client.settings),
    rpId: relyingPartyOf(pool) ?? '',
    allowCredentials: passkeys.map(({ id, transports }) => ({ type: 'public-key', id, transports })),
    userVerification: demandsVerification(pool, user) ? 'required' : 'preferred',
  };
  const who = standInOf(ports.seal, pool, user, name);
  return {
    ChallengeName: 'WEB_AUTHN',
    ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
    Session: makeSession(ports, { ...signIn, user: who, proof: 'choice' }, 'WEB_AUTHN', { challenge }),
  };
}
