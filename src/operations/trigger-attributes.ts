import type { User } from '../pool/user.ts';

/** A user's attributes as triggers see them: all strings, with `sub` and the status (observed). */
export function triggerAttributes(user: User): Record<string, string> {
  return { sub: user.sub, 'cognito:user_status': user.status, ...user.attributes };
}
