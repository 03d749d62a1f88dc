import type { Call } from '../operations/call.ts';
import { observe } from '../operations/events/observe.ts';
import type { ReadyOperation } from './operation-table.ts';
import type { Service } from './service.ts';

/**
 * Runs an operation on its validated input; where that has an access token, as the
 * user that the token speaks for.
 *
 * @throws what verifying the token or the operation throws
 */
export async function runOperation(
  { ports, verifyAccess }: Service,
  operation: ReadyOperation,
  input: object,
  call: Call,
): Promise<unknown> {
  return observe(ports, input, call, async () => {
    if (!operation.takesAccessToken) return operation.run(ports, input, call);
    // The model requires this member and has it as text; the input is validated.
    const { AccessToken } = input as { readonly AccessToken: string };
    const signedIn = await verifyAccess(AccessToken, call.trace);
    return operation.run(ports, input, { ...call, signedIn });
  });
}
