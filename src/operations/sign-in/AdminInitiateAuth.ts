import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { clientOfPool, poolOf } from '../find.ts';
import type { SignInPorts } from './sign-in.ts';
import { startSignIn } from './start.ts';

/** Starts a sign-in from a server that is trusted with passwords. */
export async function AdminInitiateAuth(
  ports: SignInPorts,
  input: Input<'AdminInitiateAuth'>,
  call: Call,
): Promise<Output<'AdminInitiateAuth'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const client = clientOfPool(ports.directory, pool, input.ClientId, call);
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
