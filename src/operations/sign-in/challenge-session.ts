import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { packRounds, unpackRounds, withPassed } from '../../pool/rounds.ts';
import { openSession, type Session, sealSession, sessionLifetime } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import type { ChallengeAnswer, ChallengeName } from './challenges.ts';
import type { Progress } from './progress.ts';

/**
 * The Session of a challenge: sealed, bound to pool, client, user and step.
 *
 * @param state what the answer will be held against; the client cannot read it
 */
export function makeSession(
  { seal, random, clock }: Pick<Ports, 'seal' | 'random' | 'clock'>,
  { pool, client, user, proof, passed, secondFactor, rounds, device }: Progress,
  step: ChallengeName,
  state?: Session['state'],
): string {
  return sealSession(seal, random, {
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    ...(user.credential && { salt: user.credential.salt }),
    step,
    proof,
    passed,
    ...(secondFactor !== undefined && { secondFactor }),
    ...(rounds && { rounds: packRounds(rounds) }),
    ...(device && { deviceKey: device.key }),
    ...(state && { state }),
    expiresAt: clock.now() + sessionLifetime(client.settings),
  });
}

/** The session and the user of an answer to a challenge. */
export interface OpenedAnswer {
  readonly session: Session;
  /** As the user is now; not yet looked at whether enabled. */
  readonly user: User;
}

/**
 * Opens the Session that comes with an answer. Whether it was used already is known only when it is used.
 *
 * @throws secret-hash-missing, secret-hash-wrong, session-expired, session-invalid
 */
export async function openAnswer(
  { seal, clock, store }: Pick<Ports, 'seal' | 'clock' | 'store'>,
  challenge: ChallengeName,
  { pool, client, responses, session: token = '' }: ChallengeAnswer,
  call: Call,
): Promise<OpenedAnswer> {
  const { USERNAME: name = '', SECRET_HASH } = responses;
  call.trace.user = name;
  requireSecretHash(client, name, SECRET_HASH);
  const opened = openSession(seal, pool.id, client.id, token, clock.now());
  if (!opened.ok) {
    if (opened.reason === 'expired') throw sessionExpired({ challenge });
    throw sessionInvalid({ challenge, reason: 'it does not open' });
  }
  const { session } = opened;
  const user = await store.read(query => findUser(query, pool, name));
  if (session.step !== challenge || !user || user.sub !== session.sub) {
    throw sessionInvalid({ challenge, reason: 'given out for another user or challenge' });
  }
  call.trace.user = user.username;
  return { session, user };
}

/** How far the sign-in has come with this challenge passed. */
export function passedWith(
  challenge: ChallengeName,
  { pool, client, clientMetadata, responses }: ChallengeAnswer,
  { session, user }: OpenedAnswer,
): Progress {
  return {
    pool,
    client,
    user,
    clientMetadata,
    proof: session.proof,
    passed: [...session.passed, challenge],
    ...(session.secondFactor !== undefined && { secondFactor: session.secondFactor }),
    ...(session.rounds && { rounds: withPassed(unpackRounds(session.rounds), challenge) }),
    deviceKey: responses.DEVICE_KEY,
    earlierDeviceKey: session.deviceKey,
    answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
  };
}
