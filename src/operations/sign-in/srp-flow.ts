import { srpAMalformed } from '../../causes/sign-in/srp-a-malformed.ts';
import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import { fakeCredential } from '../../pool/password.ts';
import type { Pool } from '../../pool/pool.ts';
import { startProof } from '../../pool/srp.ts';
import { fakeSub } from '../../pool/sub.ts';
import { foldName } from '../../store/user-names.ts';
import type { Call } from '../call.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { credentialOf } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';

/**
 * USER_SRP_AUTH: begins the proof of a password that never crosses the wire. An unknown user whom the client hides
 * gets a challenge too, always with the same salt, which no answer meets (observed).
 */
export async function srpFlow(
  ports: SignInPorts,
  { pool, client, parameters, clientMetadata }: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { USERNAME: name = '', SRP_A: srpA = '', SECRET_HASH } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  const user = await ports.store.read(query => findUser(query, pool, name));
  const userId = user?.username ?? standIn(ports.seal, pool, foldName(pool, name));
  call.trace.user = user?.username ?? name;
  if (!user && !hidesUsers(client)) throw userNotFound({ user: name, pool: pool.id });
  await runPreAuthentication(ports, { pool, client, user, name, validationData: clientMetadata }, call);

  const credential = user?.credential
    ? credentialOf(ports.seal, pool.id, user.credential)
    : fakeCredential(ports.seal, { poolId: pool.id, username: userId });
  const started = await startProof(ports, {
    poolId: pool.id,
    clientId: client.id,
    name,
    userId,
    credential,
    srpA,
    now: ports.clock.now(),
  });
  if (!started.ok) throw srpAMalformed({ user: call.trace.user });
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { ...started.challenge, USERNAME: userId, USER_ID_FOR_SRP: userId },
  };
}

/**
 * USER_ID_FOR_SRP of a user who does not exist: the submitted name (observed where users choose their names), and
 * where the usernames are subs, what looks like one (documented), for an address there would tell that nobody has it.
 * The name is folded, since a user's own answer is the same in whichever case the name comes.
 */
function standIn(seal: Ports['seal'], pool: Pool, name: string): string {
  return pool.settings.UsernameAttributes?.length ? fakeSub(seal, pool.id, name) : name;
}
