import { secretHashMissing } from '../../causes/secrets/secret-hash-missing.ts';
import { srpChallengeStale } from '../../causes/sign-in/srp-challenge-stale.ts';
import { srpProofWrong } from '../../causes/sign-in/srp-proof-wrong.ts';
import { timestampMalformed } from '../../causes/sign-in/timestamp-malformed.ts';
import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { methodBy } from '../../pool/authentication-level.ts';
import { fakeCredential } from '../../pool/password.ts';
import { withPassed } from '../../pool/rounds.ts';
import { checkProof, openProof } from '../../pool/srp.ts';
import { withMethod } from '../../pool/step-up.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import { credentialOf } from '../new-password.ts';
import { requireSecretHash } from '../secret-hash.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { acceptRight, countWrong, passwordLock, requireUnlocked } from './lock.ts';
import { nextStep } from './next-step.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { requireActive } from './user-state.ts';

/**
 * PASSWORD_VERIFIER: the proof of a password that USER_SRP_AUTH began. The user's state is told only to
 * whoever proves the password. The SECRET_HASH is over the canonical username (observed).
 */
export async function answerPasswordVerifier(
  ports: SignInPorts,
  { pool, client, responses, clientMetadata }: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const {
    USERNAME: name = '',
    PASSWORD_CLAIM_SECRET_BLOCK = '',
    PASSWORD_CLAIM_SIGNATURE = '',
    TIMESTAMP = '',
    SECRET_HASH,
  } = responses;
  call.trace.user = name;
  if (client.secrets.length > 0 && !SECRET_HASH) throw secretHashMissing({ client: client.id });
  const now = ports.clock.now();
  const opened = openProof(ports.seal, pool.id, client.id, PASSWORD_CLAIM_SECRET_BLOCK, now);
  if (!opened.ok) throw srpChallengeStale({ user: name, reason: opened.reason });
  const { proof } = opened;
  requireSecretHash(client, proof.userId, SECRET_HASH);
  const user = await ports.store.read(query => findUser(query, pool, name));
  const isSame = user ? user.username === proof.userId : [proof.userId, proof.name].includes(name);
  if (!isSame) throw srpChallengeStale({ user: name, reason: 'made for another user' });
  const username = user?.username ?? proof.name;
  call.trace.user = username;
  const passwords = passwordLock(ports.seal, pool, user, proof.name);
  await requireUnlocked(ports, passwords);

  const credential = user?.credential
    ? credentialOf(ports.seal, pool.id, user.credential)
    : fakeCredential(ports.seal, { poolId: pool.id, username: proof.userId });
  const answer = { PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP };
  const checked = await checkProof(ports.powers, proof, credential, answer, now);
  if (!checked.ok && checked.reason === 'timestamp-malformed') throw timestampMalformed({ user: username });
  if (!checked.ok || !user) {
    await countWrong(ports, passwords);
    if (!user) throw userNotFoundHidden({ user: username, pool: pool.id });
    if (!checked.ok && checked.reason === 'timestamp-off') {
      throw srpChallengeStale({ user: username, reason: 'TIMESTAMP is far from the time of now' });
    }
    throw srpProofWrong({ user: username });
  }
  const lock = await acceptRight(ports, passwords);
  requireActive(user);
  return nextStep(
    ports,
    {
      pool,
      client,
      user,
      clientMetadata,
      deviceKey: responses.DEVICE_KEY,
      earlierDeviceKey: proof.deviceKey,
      proof: 'srp',
      passed: [],
      ...withMethod(proof, methodBy.PASSWORD_SRP),
      ...(proof.custom && { rounds: withPassed(withPassed([], 'SRP_A'), 'PASSWORD_VERIFIER') }),
      answered: {
        id: proof.id,
        expiresAt: proof.expiresAt,
        again: () => srpChallengeStale({ user: username, reason: 'answered before' }),
      },
      ...(lock && { lock }),
    },
    call,
  );
}
