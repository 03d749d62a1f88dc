import { setupWithoutAuthorisation } from '../../causes/mfa/setup-without-authorisation.ts';
import { softwareTokenNotOffered } from '../../causes/mfa/software-token-not-offered.ts';
import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import type { Pool } from '../../pool/pool.ts';
import { poolFactors } from '../../pool/second-factors.ts';
import { openSession, poolOfSession, type Session, sealSession } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import { findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { requireSameUser } from '../sign-in/require-same-user.ts';
import { verifyAccess } from '../tokens/verify-access.ts';
import { requireWithoutFactor } from './require-without-factor.ts';

const challenge = 'MFA_SETUP';

/** Who sets up an authenticator app: a signed-in user, or one whose sign-in waits for it. */
export interface TokenSetup {
  readonly pool: Pool;
  readonly user: User;
  /** Undefined for a signed-in user. */
  readonly session: Session | undefined;
}

/**
 * Finds out who sets up an authenticator app, by access token or by the session of
 * MFA_SETUP, in a pool that offers it.
 *
 * @throws setup-without-authorisation, software-token-not-offered, session-expired, session-invalid,
 * session-already-used, what `verifyAccess` throws
 */
export async function findTokenSetup(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock'>,
  input: { readonly AccessToken?: string | undefined; readonly Session?: string | undefined },
  call: Call,
): Promise<TokenSetup> {
  const { AccessToken, Session: token } = input;
  if ((AccessToken === undefined) === (token === undefined)) {
    throw setupWithoutAuthorisation({ given: token === undefined ? 'neither' : 'both' });
  }
  const setup =
    AccessToken !== undefined
      ? { ...(await verifyAccess(ports, AccessToken, call.trace)), session: undefined }
      : await openSetup(ports, token ?? '', call);
  const { pool } = setup;
  if (!poolFactors(pool).includes('SOFTWARE_TOKEN_MFA')) {
    throw softwareTokenNotOffered({ pool: pool.id, mfa: pool.settings.MfaConfiguration ?? 'OFF' });
  }
  return setup;
}

async function openSetup(
  { directory, store, seal, clock }: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock'>,
  token: string,
  call: Call,
): Promise<TokenSetup> {
  const pool = directory.pool(poolOfSession(token));
  const opened = pool && openSession(seal, pool.id, undefined, token, clock.now());
  if (!opened) throw sessionInvalid({ challenge, reason: 'it names no pool' });
  if (!opened.ok) {
    if (opened.reason === 'expired') throw sessionExpired({ challenge });
    throw sessionInvalid({ challenge, reason: 'it does not open' });
  }
  const { session } = opened;
  call.trace.poolId = pool.id;
  call.trace.clientId = session.clientId;
  call.trace.user = session.username;
  const { sub } = session;
  const user = sub !== undefined ? await store.read(query => findUserBySub(query, pool.id, sub)) : undefined;
  const isClient = directory.client(session.clientId)?.poolId === pool.id;
  if (!user || !isClient || session.step !== challenge) {
    throw sessionInvalid({
      challenge,
      reason: 'given out for another challenge, or its user or client is gone',
    });
  }
  // The model knows no error of these operations for a status; the sign-in has to begin again in any case.
  if (user.status !== 'CONFIRMED') throw sessionInvalid({ challenge, reason: `its user is ${user.status}` });
  requireSameUser(challenge, { session, user });
  requireWithoutFactor(pool, user);
  return { pool, user, session };
}

/**
 * The session with which a set-up goes on from here; what it was signed in with stays, and so
 * does its end: however many secrets are asked for, the sign-in is over when the session of
 * MFA_SETUP would have been (inferred).
 */
export function nextSetupSession(
  { seal, random }: Pick<Ports, 'seal' | 'random'>,
  { id: _, ...session }: Session,
  state: Readonly<Record<string, string>>,
): string {
  return sealSession(seal, random, { ...session, state });
}
