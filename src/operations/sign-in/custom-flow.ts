import { customAuthNotConfigured } from '../../causes/sign-in/custom-auth-not-configured.ts';
import { missingParameter } from '../../causes/sign-in/missing-parameter.ts';
import { withPassed } from '../../pool/rounds.ts';
import { configuredTrigger } from '../../triggers/configured-trigger.ts';
import type { Call } from '../call.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { continueCustom } from './continue-custom.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { runPreAuthentication } from './sign-in-triggers.ts';
import type { SignInRequest } from './start.ts';
import { requireActive } from './user-state.ts';
import { whoSignsIn } from './who-signs-in.ts';

/**
 * CUSTOM_AUTH: the pool's triggers decide which challenges there are, and what answers them. With
 * CHALLENGE_NAME `SRP_A` it begins with the proof of a password (documented). For an unknown user whom the
 * client hides the triggers run too, and all that they answer is taken but tokens. ClientMetadata reaches
 * PreAuthentication only (documented).
 */
export async function customFlow(
  ports: SignInPorts,
  request: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, parameters, clientMetadata: validationData } = request;
  const { USERNAME: name = '', SRP_A: srpA, CHALLENGE_NAME, SECRET_HASH, DEVICE_KEY: deviceKey } = parameters;
  // Before anybody is looked up: a pool that is not set up tells nothing of its users (inferred).
  if (configuredTrigger(pool.settings, 'DefineAuthChallenge') === undefined) {
    throw customAuthNotConfigured({ pool: pool.id, client: client.id });
  }
  const begins = CHALLENGE_NAME === 'SRP_A';
  if (begins && !srpA) throw missingParameter({ parameter: 'SRP_A' });
  requireSecretHash(client, name, SECRET_HASH);
  const { user } = await whoSignsIn(ports, request, undefined, call);
  if (!begins) requireActive(user);
  await runPreAuthentication(ports, { pool, client, user, name, validationData }, call);
  return continueCustom(
    ports,
    {
      pool,
      client,
      user,
      name,
      clientMetadata: undefined,
      deviceKey,
      proof: 'custom',
      passed: [],
      rounds: begins ? withPassed([], 'SRP_A') : [],
      ...(begins && srpA !== undefined && { srpA }),
    },
    call,
  );
}
