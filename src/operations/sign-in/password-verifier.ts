import { srpChallengeStale } from '../../causes/sign-in/srp-challenge-stale.ts';
import { srpProofWrong } from '../../causes/sign-in/srp-proof-wrong.ts';
import { timestampMalformed } from '../../causes/sign-in/timestamp-malformed.ts';
import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { fakeCredential } from '../../pool/password.ts';
import { checkProof, openProof } from '../../pool/srp.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import { credentialOf } from '../new-password.ts';
import { requireSecretHash } from '../secret-hash.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { finishPassword } from './finish-password.ts';
import { clearOfLock, countFailure, lockKey } from './lock.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { requireEnabled, requireStatus } from './user-state.ts';

/**
 * PASSWORD_VERIFIER: the proof of a password that USER_SRP_AUTH began. The user's state is told only to whoever
 * proves the password.
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
  requireSecretHash(client, name, SECRET_HASH);
  const now = ports.clock.now();
  const opened = openProof(ports.seal, pool.id, client.id, PASSWORD_CLAIM_SECRET_BLOCK, now);
  if (!opened.ok) throw srpChallengeStale({ user: name, reason: opened.reason });
  const { proof } = opened;
  const user = await ports.store.read(query => findUser(query, pool, name));
  if ((user?.username ?? name) !== proof.userId) {
    throw srpChallengeStale({ user: name, reason: 'made for another user' });
  }
  const lock = lockKey(ports.seal, pool, user, name);
  const failures = await clearOfLock(ports, lock, proof.userId);

  const credential = user?.credential
    ? credentialOf(ports.seal, pool.id, user.credential)
    : fakeCredential(ports.seal, { poolId: pool.id, username: proof.userId });
  const answer = { PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP };
  const checked = await checkProof(ports.powers, proof, credential, answer, now);
  if (!checked.ok && checked.reason === 'timestamp-malformed')
    throw timestampMalformed({ user: proof.userId });
  if (!checked.ok || !user) {
    await countFailure(ports, lock);
    if (!user) throw userNotFoundHidden({ user: name, pool: pool.id });
    if (!checked.ok && checked.reason === 'timestamp-off') {
      throw srpChallengeStale({ user: proof.userId, reason: 'TIMESTAMP is far from the time of now' });
    }
    throw srpProofWrong({ user: proof.userId });
  }
  requireEnabled(user);
  requireStatus(user);
  return finishPassword(
    ports,
    {
      pool,
      client,
      user,
      clientMetadata,
      proof: 'srp',
      answered: {
        id: proof.id,
        expiresAt: proof.expiresAt,
        again: () => srpChallengeStale({ user: user.username, reason: 'answered before' }),
      },
      ...(failures > 0 && { lock }),
    },
    call,
  );
}
