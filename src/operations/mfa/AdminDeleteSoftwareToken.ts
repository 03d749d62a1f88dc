import type { Input, Output } from '../../model/operation.ts';
import { withoutToken } from '../../pool/mfa-preference.ts';
import { saveMfa } from '../../store/user-mfa.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/**
 * Takes a user's authenticator app away, one that is being set up too, so that the user can set up another. A
 * user who has none is left as it is (inferred).
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found
 */
export async function AdminDeleteSoftwareToken(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminDeleteSoftwareToken'>,
  call: Call,
): Promise<Output<'AdminDeleteSoftwareToken'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    if (user.mfa) await saveMfa(transaction, user, withoutToken(user.mfa), undefined);
  });
  return {};
}
