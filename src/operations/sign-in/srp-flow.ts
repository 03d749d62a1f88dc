import type { Call } from '../call.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { askProof } from './ask-proof.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';
import { whoSignsIn } from './who-signs-in.ts';

/**
 * USER_SRP_AUTH: begins the proof of a password that never crosses the wire. An unknown user whom the
 * client hides gets a challenge too.
 */
export async function srpFlow(ports: SignInPorts, request: SignInRequest, call: Call): Promise<SignInAnswer> {
  const { pool, client, parameters, clientMetadata: validationData } = request;
  const { USERNAME: name = '', SRP_A: srpA = '', SECRET_HASH, DEVICE_KEY: deviceKey } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  const { user } = await whoSignsIn(ports, request, undefined, call);
  await runPreAuthentication(ports, { pool, client, user, name, validationData }, call);
  return askProof(ports, { pool, client, user, name, srpA, deviceKey });
}
