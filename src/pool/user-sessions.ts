import type { Pool } from './pool.ts';

/** What SetUserPoolSessionConfiguration and SetUserPoolClientSessionConfiguration set for a pool. */
export interface PoolSessions {
  /** Whether users' sessions can be listed and revoked, and are limited in number. */
  readonly tracking: 'ENABLED' | 'DISABLED';
  /** How many sessions a user has at most; the one used longest ago makes room for a new one. */
  readonly mostPerUser: number;
  /**
   * For how many minutes a client reuses a single sign-on session, by client id;
   * `defaultReuse` where none is set.
   */
  readonly reuse: Readonly<Record<string, number>>;
}

/** In minutes (documented). */
export const defaultReuse = 60;

/** The configuration of a pool; off where nothing was ever set (documented). */
export function sessionsOf({ sessions }: Pick<Pool, 'sessions'>): PoolSessions {
  return sessions ?? { tracking: 'DISABLED', mostPerUser: 20, reuse: {} };
}

const digits = 25;

/**
 * The SessionId of a sign-in: `tkn` and 25 lower-case letters and digits (documented), which are the number
 * of the UUID that names its tokens' family.
 */
export function sessionIdOf(family: string): string {
  return `tkn${BigInt(`0x${family.replaceAll('-', '')}`)
    .toString(36)
    .padStart(digits, '0')}`;
}

/** The family that a SessionId stands for; undefined for one that nobody gave out. */
export function familyOfSession(sessionId: string): string | undefined {
  const [, text] = /^tkn([0-9a-z]{25})$/.exec(sessionId) ?? [];
  if (text === undefined) return undefined;
  let number = 0n;
  for (const digit of text) number = number * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = number.toString(16).padStart(32, '0');
  return hex.length > 32 ? undefined : hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
