import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { openSession, type Session } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import type { ChallengeAnswer, ChallengeName } from './challenges.ts';
import { subOf } from './stand-in.ts';

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
