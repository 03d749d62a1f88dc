import { integer, optionalText, text } from './columns.ts';
import type { Query } from './store.ts';

/** A sign-in whose tokens are good. */
export interface UserSession {
  readonly family: string;
  readonly clientId: string;
  readonly createdAt: number;
  /** When its refresh token was last exchanged, else given out; a refresh that writes nothing is not seen. */
  readonly lastActiveAt: number;
  /** Its place among the sessions of the user, in the order of their use. */
  readonly usedAt: number;
  readonly ipAddress: string | undefined;
  readonly deviceType: string | undefined;
}

/** The sign-ins of a user that are not over, the one used longest ago first. */
export async function userSessions(
  query: Query,
  poolId: string,
  sub: string,
  now: number,
): Promise<UserSession[]> {
  const rows = await query.all(
    `SELECT family, client_id, issued_at, COALESCE(rotated_at, issued_at) AS last_active_at,
            COALESCE(used_at, rotated_at, issued_at) AS place, ip_address, device_type
       FROM token_families
      WHERE pool_id = $1 AND sub = $2 AND revoked_at IS NULL AND expires_at > $3
      ORDER BY place, family`,
    [poolId, sub, now],
  );
  return rows.map(row => ({
    family: text(row, 'family'),
    clientId: text(row, 'client_id'),
    createdAt: integer(row, 'issued_at'),
    lastActiveAt: integer(row, 'last_active_at'),
    usedAt: integer(row, 'place'),
    ipAddress: optionalText(row, 'ip_address'),
    deviceType: optionalText(row, 'device_type'),
  }));
}

/**
 * The place of a session that is used now, behind all `sessions` of the user: the time in milliseconds, or the
 * next after theirs where several are used within one.
 */
export function nextUse(sessions: readonly UserSession[], now: number): number {
  const last = sessions.at(-1);
  return last && last.usedAt >= now ? last.usedAt + 1 : now;
}
