import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import type { Call } from '../call.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { clearOfLock, lockKey } from './lock.ts';
import { migrateAtSignIn } from './migrate-at-sign-in.ts';
import { nextStep } from './next-step.ts';
import { provePassword } from './prove-password.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';
import { requireActive } from './user-state.ts';

/**
 * USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH: the password comes over the wire and is checked against its
 * verifier. UserMigration may bring the user along. For an unknown user whom the client hides, the same power is made,
 * against a verifier that nothing fits.
 */
export async function passwordFlow(
  ports: SignInPorts,
  { pool, client, parameters, clientMetadata }: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { USERNAME: name = '', PASSWORD: password = '', SECRET_HASH } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  call.trace.user = name;
  const stranger = { pool, client, name, password, validationData: clientMetadata };
  const known = await ports.store.read(query => findUser(query, pool, name));
  const { user, isCounted } = known
    ? { user: known, isCounted: false }
    : await migrateAtSignIn(ports, stranger, call);
  call.trace.user = user?.username ?? name;
  if (!user && !hidesUsers(client)) throw userNotFound({ user: name, pool: pool.id });
  if (!isCounted) await clearOfLock(ports, lockKey(ports.seal, pool, user, name), call.trace.user);
  requireActive(user);
  await runPreAuthentication(ports, { pool, client, user, name, validationData: clientMetadata }, call);

  const proven = await provePassword(ports, { pool, user, name, password, isCounted }, call);
  return nextStep(
    ports,
    {
      pool,
      client,
      ...proven,
      // That of this call reaches no trigger that comes after it (documented).
      clientMetadata: undefined,
      deviceKey: parameters.DEVICE_KEY,
      proof: 'password',
      passed: [],
    },
    call,
  );
}
