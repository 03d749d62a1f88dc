import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { loginsOf } from '../store/user-names.ts';

/**
 * A user's attributes as triggers see them: all strings, with `sub`, the status, and the address that the
 * user signs in with besides, such as `cognito:email_alias` (observed).
 */
export function triggerAttributes(pool: Pool, user: User): Record<string, string> {
  const kinds = loginsOf(pool, user).map(({ kind }) => kind);
  const aliases = (['email', 'phone_number'] as const)
    .filter(kind => kinds.includes(kind))
    .map(kind => [`cognito:${kind}_alias`, user.attributes[kind] ?? ''] as const);
  return {
    sub: user.sub,
    'cognito:user_status': user.status,
    ...Object.fromEntries(aliases),
    ...user.attributes,
  };
}
