import { srpAMalformed } from '../../causes/sign-in/srp-a-malformed.ts';
import { fakeCredential } from '../../pool/password.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { startProof } from '../../pool/srp.ts';
import type { StepUp } from '../../pool/step-up.ts';
import type { User } from '../../pool/user.ts';
import { credentialOf } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import type { SignInAnswer } from './sign-in.ts';
import { userIdOf } from './stand-in.ts';

/** Who is asked to prove a password; nobody has the name where `user` is undefined. */
export interface Asked {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User | undefined;
  /** As submitted. */
  readonly name: string;
  readonly srpA: string;
  /** DEVICE_KEY as submitted. */
  readonly deviceKey?: string | undefined;
  /** Whether it is a part of a custom sign-in, whose triggers decide what follows. */
  readonly custom?: true;
  /** The level that the sign-in is toward. */
  readonly stepUp?: StepUp;
}

/**
 * Makes the PASSWORD_VERIFIER challenge. Somebody unknown gets one too, always with the same salt,
 * which no answer meets (observed).
 *
 * @throws srp-a-malformed
 */
export async function askProof(
  ports: Pick<Ports, 'seal' | 'clock' | 'random' | 'powers'>,
  { pool, client, user, name, srpA, deviceKey, custom, stepUp }: Asked,
): Promise<SignInAnswer> {
  const userId = userIdOf(ports.seal, pool, user, name);
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
    deviceKey,
    now: ports.clock.now(),
    ...(custom && { custom }),
    ...(stepUp && { stepUp }),
  });
  if (!started.ok) throw srpAMalformed({ user: user?.username ?? name });
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { ...started.challenge, USERNAME: userId, USER_ID_FOR_SRP: userId },
  };
}
