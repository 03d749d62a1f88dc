import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { clientOfPool, poolOf } from '../find.ts';
import { answerChallenge } from './challenges.ts';
import type { SignInPorts } from './sign-in.ts';

/** Answers a challenge of a sign-in from a server. Sessions of InitiateAuth are taken too (observed). */
export async function AdminRespondToAuthChallenge(
  ports: SignInPorts,
  input: Input<'AdminRespondToAuthChallenge'>,
  call: Call,
): Promise<Output<'AdminRespondToAuthChallenge'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const client = clientOfPool(ports.directory, pool, input.ClientId, call);
  return answerChallenge(
    ports,
    input.ChallengeName,
    {
      pool,
      client,
      responses: input.ChallengeResponses ?? {},
      session: input.Session,
      clientMetadata: input.ClientMetadata,
    },
    call,
  );
}
