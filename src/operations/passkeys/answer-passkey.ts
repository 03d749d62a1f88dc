import { createHash } from 'node:crypto';
import { passkeyCountBehind } from '../../causes/passkeys/passkey-count-behind.ts';
import { passkeyNotProven } from '../../causes/passkeys/passkey-not-proven.ts';
import { passkeyMethod } from '../../pool/authentication-level.ts';
import { type AuthenticatorData, isFor, readAuthenticatorData } from '../../pool/authenticator-data.ts';
import { allowsPasskeys } from '../../pool/first-factors.ts';
import type { Passkey } from '../../pool/passkey.ts';
import { isSignedBy } from '../../pool/passkey-key.ts';
import { countsForTwo, demandsVerification } from '../../pool/passkey-rules.ts';
import type { Pool } from '../../pool/pool.ts';
import { isOriginOf } from '../../pool/relying-party.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import type { User } from '../../pool/user.ts';
import { countSignature, findPasskey } from '../../store/passkeys.ts';
import type { Transaction } from '../../store/store.ts';
import type { Call } from '../call.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { openAnswer } from '../sign-in/open-answer.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { requireActive } from '../sign-in/user-state.ts';
import { type Assertion, readAssertion, readClientData } from './read-credential.ts';

const challenge = 'WEB_AUTHN';

/**
 * WEB_AUTHN: a passkey of the user has signed the challenge. All is verified that Web Authentication asks for
 * (section 7.2). The right answer uses the challenge up.
 *
 * @throws passkey-not-proven, passkey-count-behind, session-already-used, and what `nextStep` throws
 */
export async function answerPasskey(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool } = answer;
  const opened = await openAnswer(ports, challenge, answer, call);
  const { session, user } = opened;
  requireActive(user);
  const refuse = (reason: string) => passkeyNotProven({ user: user.username, reason });
  const given = readAssertion(answer.responses.CREDENTIAL ?? '');
  if (!given) throw refuse('CREDENTIAL is no AuthenticationResponseJSON');
  const passkey = await ports.store.read(query => findPasskey(query, pool.id, user.sub, given.id));
  if (!passkey || !allowsPasskeys(pool))
    throw refuse('the user has no such passkey, or the pool allows none');
  const data = readAuthenticatorData(given.response.authenticatorData);
  if (!data) throw refuse('authenticatorData cannot be read');
  const fault = faultOf(given, data, { passkey, user, pool, asked: session.state?.challenge ?? '' });
  if (fault) throw refuse(fault);

  const counts = data.signCount > 0 || passkey.signCount > 0;
  const count = async (transaction: Transaction) => {
    if (!(await countSignature(transaction, passkey, data.signCount))) {
      throw passkeyCountBehind({ user: user.username, given: data.signCount, known: passkey.signCount });
    }
  };
  const progress = {
    ...passedWith(challenge, answer, opened, passkeyMethod(passkey)),
    ...(data.userVerified && countsForTwo(pool, user) && { secondFactor: challenge }),
  };
  return nextStep(ports, progress, call, counts ? count : undefined);
}

/** Why an answer proves nothing; undefined where it does. */
function faultOf(
  { response }: Assertion,
  data: AuthenticatorData,
  known: { readonly passkey: Passkey; readonly user: User; readonly pool: Pool; readonly asked: string },
): string | undefined {
  const { passkey, user, pool, asked } = known;
  const clientData = readClientData(response.clientDataJSON);
  if (clientData?.type !== 'webauthn.get') return 'clientDataJSON is of no sign-in';
  if (asked === '' || !sameSecret(asked, clientData.challenge)) return 'another challenge was signed';
  if (clientData.crossOrigin || !isOriginOf(passkey.relyingPartyId, clientData.origin)) {
    return `pages of ${clientData.origin} may not use it`;
  }
  if (!isFor(data, passkey.relyingPartyId)) return 'it was used for another relying party';
  if (!data.userPresent) return 'nobody was there';
  if (demandsVerification(pool, user) && !data.userVerified) return 'its user was not verified';
  if (response.userHandle && response.userHandle.toString() !== user.sub) return 'it is of another user';
  const hash = createHash('sha256').update(response.clientDataJSON).digest();
  const isSigned = isSignedBy(
    passkey.publicKey,
    Buffer.concat([response.authenticatorData, hash]),
    response.signature,
  );
  return isSigned ? undefined : 'the signature is not of this passkey';
}
