import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { answerChallenge } from './challenges.ts';
import type { SignInPorts } from './sign-in.ts';

/** Answers a challenge of a sign-in from an app. Sessions of AdminInitiateAuth are taken too (observed). */
export async function RespondToAuthChallenge(
  ports: SignInPorts,
  input: Input<'RespondToAuthChallenge'>,
  call: Call,
): Promise<Output<'RespondToAuthChallenge'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
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
