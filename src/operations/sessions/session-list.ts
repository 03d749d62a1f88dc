import type { Output } from '../../model/operation.ts';
import { present } from '../../pool/present.ts';
import type { User } from '../../pool/user.ts';
import { sessionIdOf } from '../../pool/user-sessions.ts';
import { type UserSession, userSessions } from '../../store/user-sessions.ts';
import type { Ports } from '../ports.ts';

type SessionView = NonNullable<Output<'ListUserSessions'>['Sessions']>[number];

/** All sessions come in one page, no more than this (documented). */
const most = 125;

/** The active sessions of a user, the newest first. `current` is the family of the access token that asks. */
export async function sessionList(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { poolId, sub }: User,
  current: string | undefined,
): Promise<SessionView[]> {
  const sessions = await store.read(query => userSessions(query, poolId, sub, clock.now()));
  return sessions
    .toReversed()
    .slice(0, most)
    .map(session => view(session, current));
}

function view(session: UserSession, current: string | undefined): SessionView {
  return {
    SessionId: sessionIdOf(session.family),
    SessionType: 'TOKEN',
    ClientId: session.clientId,
    CreateDate: new Date(session.createdAt),
    LastActiveDate: new Date(session.lastActiveAt),
    DeviceType: session.deviceType ?? 'unknown',
    ...present({ LastIPAddress: session.ipAddress }),
    IsCurrentSession: session.family === current,
  };
}
