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
import { subOf } from './stand-in.ts';

/** What a session keeps of a sign-in; of somebody who does not exist, what stands for them. */
type Kept = Omit<Progress, 'user'> & { readonly user: Pick<User, 'sub' | 'username' | 'credential'> };

/**
 * The Session of a challenge: sealed, bound to pool, client, user and step.
 *
 * @param state what the answer will be held against; the client cannot read it
 */
export function makeSession(
  { seal, random, clock }: Pick<Ports, 'seal' | 'random' | 'clock'>,
  {
    pool,
    client,
    user,
    proof,
    passed,
    secondFactor,
    stepUp,
    rounds,
    device,
    earlierDeviceKey,
    eventId,
  }: Kept,
  step: ChallengeName,
  state?: Session['state'],
): string {
  // One that has proven itself is kept through the challenges of triggers,
  // before which no device is looked up.
  const isProven = passed.includes('DEVICE_PASSWORD_VERIFIER');
  const deviceKey = device?.key ?? (isProven ? earlierDeviceKey : undefined);
  return sealSession(seal, random, {
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    // Where no password was proven, it is nothing to the session; and its length must not tell who has one.
    ...((proof === 'password' || proof === 'srp') && user.credential && { salt: user.credential.salt }),
    step,
    proof,
    passed,
    ...(secondFactor !== undefined && { secondFactor }),
    ...(stepUp && { stepUp }),
    ...(rounds && { rounds: packRounds(rounds) }),
    ...(deviceKey !== undefined && { deviceKey }),
    ...(eventId !== undefined && { eventId }),
    ...(state && { state }),
    expiresAt: clock.now() + sessionLifetime(client.settings),
  });
}

/** The session of an answer, and the user if there is one. */
export interface OpenedHiddenAnswer {
  readonly session: Session;
  /** As the user is now, not yet looked at whether enabled; undefined where the session stands for nobody. */
  readonly user: User | undefined;
}

/** The session and the user of an answer to a challenge. */
export interface OpenedAnswer extends OpenedHiddenAnswer {
  readonly user: User;
}

/**
 * Opens the Session that comes with an answer. Whether it was used already is known only when it is used.
 *
 * @throws secret-hash-missing, secret-hash-wrong, session-expired, session-invalid
 */
export async function openAnswer(
  ports: Pick<Ports, 'seal' | 'clock' | 'store'>,
  challenge: ChallengeName,
  answer: ChallengeAnswer,
  call: Call,
): Promise<OpenedAnswer> {
  const { session, user } = await openHiddenAnswer(ports, challenge, answer, call);
  if (!user) throw sessionInvalid({ challenge, reason: 'its user does not exist' });
  return { session, user };
}

/** As `openAnswer`, for challenges that somebody unknown is asked too where the client hides who exists. */
export async function openHiddenAnswer(
  { seal, clock, store }: Pick<Ports, 'seal' | 'clock' | 'store'>,
  challenge: ChallengeName,
  { pool, client, responses, session: token = '' }: ChallengeAnswer,
  call: Call,
): Promise<OpenedHiddenAnswer> {
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
  // Where usernames are subs, the name that the challenge showed of nobody is one itself.
  const subs = user ? [user.sub] : [name, subOf(seal, pool, user, name)];
  if (session.step !== challenge || session.sub === undefined || !subs.includes(session.sub)) {
    throw sessionInvalid({ challenge, reason: 'given out for another user or challenge' });
  }
  call.trace.user = user?.username ?? name;
  if (session.eventId !== undefined) call.trace.eventId = session.eventId;
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
    ...(session.stepUp && { stepUp: session.stepUp }),
    ...(session.rounds && { rounds: withPassed(unpackRounds(session.rounds), challenge) }),
    deviceKey: responses.DEVICE_KEY,
    earlierDeviceKey: session.deviceKey,
    ...(session.eventId !== undefined && { eventId: session.eventId }),
    answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
  };
}
