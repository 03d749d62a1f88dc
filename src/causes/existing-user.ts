import type { Known, KnownUser } from './known.ts';

/** The user that it happened to, where the pool is known to have them. */
export function existingUser({ user }: Known): Extract<KnownUser, { exists: true }> | undefined {
  return user?.exists ? user : undefined;
}
