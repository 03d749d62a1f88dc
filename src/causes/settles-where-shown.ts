import { type Evidence, settles, speaksFor } from './evidence.ts';
import type { Known } from './known.ts';

/**
 * Evidence from how a user, client or pool is, which is so whether anything fails or not: it settles a cause where an
 * error that the cause shows was seen, and only speaks for it otherwise.
 *
 * @param shown what the name and message of such an error have, as in `NotAuthorizedException: User is disabled.`
 */
export function settlesWhereShown({ errors }: Known, shown: RegExp, says: string): Evidence {
  const isShown = errors.some(({ type, message }) =>
    shown.test([type, message].filter(part => part !== undefined).join(': ')),
  );
  return isShown ? settles(says) : speaksFor(says);
}
