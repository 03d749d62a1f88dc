import { wrongPassword } from '../../causes/sign-in/wrong-password.ts';
import { changePasswordAttemptsExceeded } from '../../causes/users/change-password-attempts-exceeded.ts';
import { changePasswordOfExternalUser } from '../../causes/users/change-password-of-external-user.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { type AttemptKey, forgetAttempts } from '../../store/attempts.ts';
import { findUserBySub } from '../../store/users.ts';
import { attemptKey, holdToHour } from '../attempts.ts';
import type { Call, SignedIn } from '../call.ts';
import { isPassword, newPassword, setPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';

/** Tries for each user and hour (documented). */
const limit = 5;

/**
 * Changes the password of a signed-in user, or sets the first one of a user who has none and signs in by
 * codes or passkeys (documented). All its tokens stay good (observed).
 *
 * @throws change-password-of-external-user, change-password-attempts-exceeded,
 * wrong-password, and what `newPassword` throws
 */
export async function ChangePassword(
  ports: Pick<Ports, 'store' | 'seal' | 'clock' | 'random' | 'powers'>,
  input: Input<'ChangePassword'>,
  { operation, signedIn: { pool, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'ChangePassword'>> {
  requireOwnPassword(user);
  const attempts = await countOrRefuse(ports, pool, user);
  const { PreviousPassword: previous } = input;
  // Without a password there is nothing that PreviousPassword could be held against
  // (documented: it may be left out).
  if (user.credential) {
    const right =
      previous !== undefined && (await isPassword(ports, pool, user.username, user.credential, previous));
    if (!right) throw wrongPassword({ user: user.username });
  }
  const credential = await newPassword(ports, pool, user, input.ProposedPassword, operation);
  const now = ports.clock.now();
  await ports.store.write(async transaction => {
    const present = await findUserBySub(transaction, pool.id, user.sub);
    // Who knew the password of before must not undo one that was set meanwhile.
    if (!present || present.credential?.salt !== user.credential?.salt) {
      throw wrongPassword({ user: user.username });
    }
    requireOwnPassword(present);
    await setPassword(transaction, pool, present, { credential, status: present.status, now });
    await forgetAttempts(transaction, attempts);
  });
  return {};
}

/**
 * Who signs in through another provider gets no password by itself (observed), only from an administrator.
 */
function requireOwnPassword({ username, status }: User): void {
  if (status === 'EXTERNAL_PROVIDER') throw changePasswordOfExternalUser({ user: username });
}

async function countOrRefuse(
  ports: Pick<Ports, 'store' | 'seal' | 'clock'>,
  pool: Pool,
  user: User,
): Promise<AttemptKey> {
  const key = attemptKey(ports.seal, pool, user, user.username, 'change-password');
  await holdToHour(ports, key, limit, count =>
    changePasswordAttemptsExceeded({ user: user.username, count, limit }),
  );
  return key;
}
