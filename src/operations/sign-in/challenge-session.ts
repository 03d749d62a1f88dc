import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import type { Method } from '../../pool/authentication-level.ts';
import { packRounds, unpackRounds, withPassed } from '../../pool/rounds.ts';
import { type Session, sealSession, sessionLifetime } from '../../pool/session.ts';
import { withMethod } from '../../pool/step-up.ts';
import type { User } from '../../pool/user.ts';
import type { Ports } from '../ports.ts';
import type { ChallengeAnswer, ChallengeName } from './challenges.ts';
import type { OpenedAnswer } from './open-answer.ts';
import type { Progress } from './progress.ts';

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
  // One that has proven itself is kept through the challenges of triggers, before which none is looked up.
  const isProven = passed.includes('DEVICE_PASSWORD_VERIFIER');
  const deviceKey = device?.key ?? (isProven ? earlierDeviceKey : undefined);
  const hasPassword = proof === 'password' || proof === 'srp' || stepUp?.methods.includes('pwd');
  return sealSession(seal, random, {
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    username: user.username,
    // Where no password was proven, it is nothing to the session; and its length must not tell who has one.
    ...(hasPassword && user.credential && { salt: user.credential.salt }),
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

/**
 * How far the sign-in has come with this challenge passed: what `makeSession` has kept is there again.
 *
 * @param method what the answer proves; left out where it proves nothing of who signs in
 */
export function passedWith(
  challenge: ChallengeName,
  { pool, client, clientMetadata, responses }: ChallengeAnswer,
  { session, user }: OpenedAnswer,
  method?: Method,
): Progress {
  return {
    pool,
    client,
    user,
    clientMetadata,
    proof: session.proof,
    passed: [...session.passed, challenge],
    ...(session.secondFactor !== undefined && { secondFactor: session.secondFactor }),
    ...(method ? withMethod(session, method) : session.stepUp && { stepUp: session.stepUp }),
    ...(session.rounds && { rounds: withPassed(unpackRounds(session.rounds), challenge) }),
    deviceKey: responses.DEVICE_KEY,
    earlierDeviceKey: session.deviceKey,
    ...(session.eventId !== undefined && { eventId: session.eventId }),
    answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
  };
}
