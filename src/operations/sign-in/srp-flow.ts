import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import type { Call } from '../call.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { askProof } from './ask-proof.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';

/**
 * USER_SRP_AUTH: begins the proof of a password that never crosses the wire. An unknown user whom the client hides
 * gets a challenge too.
 */
export async function srpFlow(
  ports: SignInPorts,
  { pool, client, parameters, clientMetadata }: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { USERNAME: name = '', SRP_A: srpA = '', SECRET_HASH, DEVICE_KEY: deviceKey } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  const user = await ports.store.read(query => findUser(query, pool, name));
  call.trace.user = user?.username ?? name;
  if (!user && !hidesUsers(client)) throw userNotFound({ user: name, pool: pool.id });
  await runPreAuthentication(ports, { pool, client, user, name, validationData: clientMetadata }, call);
  return askProof(ports, { pool, client, user, name, srpA, deviceKey });
}
