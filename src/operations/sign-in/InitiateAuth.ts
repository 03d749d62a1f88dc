import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import type { SignInPorts } from './sign-in.ts';
import { startSignIn } from './start.ts';

/** Starts a sign-in from an app, by one of the flows that the app client allows. */
export async function InitiateAuth(
  ports: SignInPorts,
  input: Input<'InitiateAuth'>,
  call: Call,
): Promise<Output<'InitiateAuth'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  return startSignIn(
    ports,
    {
      pool,
      client,
      flow: input.AuthFlow,
      parameters: input.AuthParameters ?? {},
      clientMetadata: input.ClientMetadata,
      session: input.Session,
    },
    call,
  );
}
