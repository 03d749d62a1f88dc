import type { ClientSettings } from '../model/operation.ts';

/** How far the rotation of a family's refresh tokens has come. */
export interface Rotation {
  /** The refresh token that is good now, by its id. */
  readonly current: string;
  /** The one that it took the place of. */
  readonly previous: string | undefined;
  /** When `previous` was first used, milliseconds since 1970. */
  readonly rotatedAt: number | undefined;
}

/** Whether a client's refresh tokens are exchanged for new ones as they are used. */
export function rotates(settings: ClientSettings): boolean {
  return settings.RefreshTokenRotation?.Feature === 'ENABLED';
}

/**
 * A previous token may be retried if its first use was after this time, in milliseconds since 1970. Without a
 * grace nothing is ever after it, whatever the clocks of two nodes say.
 */
export function graceStart(settings: ClientSettings, now: number): number {
  const seconds = rotates(settings) ? (settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) : 0;
  return seconds > 0 ? now - seconds * 1_000 : Number.MAX_SAFE_INTEGER;
}

/** Whether a refresh token of that id is the current one, or the previous one within its grace (observed). */
export function isGoodToken(rotation: Rotation, tokenId: string, graceFrom: number): boolean {
  if (tokenId === rotation.current) return true;
  return tokenId === rotation.previous && (rotation.rotatedAt ?? 0) > graceFrom;
}
