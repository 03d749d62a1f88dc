import { flowNotEnabled } from '../../causes/sign-in/flow-not-enabled.ts';
import { flowNotForThisCall } from '../../causes/sign-in/flow-not-for-this-call.ts';
import { missingParameter } from '../../causes/sign-in/missing-parameter.ts';
import { allowsFlow } from '../../pool/auth-flows.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { Call } from '../call.ts';
import { type AuthFlow, flows } from './flows.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';

/** What InitiateAuth and AdminInitiateAuth were asked. */
export interface SignInRequest {
  readonly pool: Pool;
  readonly client: Client;
  readonly flow: AuthFlow;
  readonly parameters: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  /** From a sign-up that was confirmed; only choice-based sign-in takes it. */
  readonly session: string | undefined;
}

/**
 * Starts a sign-in, in the order in which the service checks (observed): does the flow belong to this
 * operation, does the client allow it, are its parameters there; the flow's own file does the rest.
 *
 * @throws flow-not-for-this-call, what bars the flow, flow-not-enabled,
 * missing-parameter, and what the flow throws
 */
export async function startSignIn(
  ports: SignInPorts,
  request: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { client, flow: name, parameters } = request;
  const flow = flows[name];
  if (!flow.operations.includes(call.operation)) {
    throw flowNotForThisCall({ flow: name, operation: call.operation });
  }
  const barred = flow.bar?.(request);
  if (barred) throw barred;
  const named = client.settings.ExplicitAuthFlows ?? [];
  if (!allowsFlow(named, flow.shownAs))
    throw flowNotEnabled({ flow: flow.shownAs, client: client.id, allowed: named });
  for (const parameter of flow.parameters) {
    if (!parameters[parameter]) throw missingParameter({ parameter });
  }
  return flow.start(ports, request, call);
}
