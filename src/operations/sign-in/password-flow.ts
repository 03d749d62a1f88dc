import type { Call } from '../call.ts';
import { hidesUsers } from '../find-user.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { passwordLock, requireUnlocked } from './lock.ts';
import { nextStep } from './next-step.ts';
import { provePassword } from './prove-password.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';
import { requireActive } from './user-state.ts';
import { whoSignsIn } from './who-signs-in.ts';

/**
 * USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH: the password comes over the wire and is checked
 * against its verifier. UserMigration may bring the user along. For an unknown user whom the client
 * hides, the same power is made, against a verifier that nothing fits; and such a client tells the state
 * of a user only to who knows the password (inferred: the service tells it before, observed where it is
 * not known whether the client hides).
 */
export async function passwordFlow(
  ports: SignInPorts,
  request: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, parameters, clientMetadata: validationData } = request;
  const { USERNAME: name = '', PASSWORD: password = '', SECRET_HASH } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  const { user, isCounted } = await whoSignsIn(ports, request, password, call);
  if (!isCounted) await requireUnlocked(ports, passwordLock(ports.seal, pool, user, name));
  if (!hidesUsers(client)) requireActive(user);
  await runPreAuthentication(ports, { pool, client, user, name, validationData }, call);

  const proven = await provePassword(ports, { pool, user, name, password, isCounted });
  requireActive(proven.user);
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
