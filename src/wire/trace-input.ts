import type { Trace } from '../operations/call.ts';
import type { Ports } from '../operations/ports.ts';

/**
 * Notes which pool, client and user a decoded input names, before anything of it is checked: a call that
 * fails early is recorded under them too.
 */
export function traceInput(trace: Trace, input: object, directory: Pick<Ports['directory'], 'client'>): void {
  const clientId = textIn(input, 'ClientId');
  const poolId = textIn(input, 'UserPoolId') ?? (clientId && directory.client(clientId)?.poolId);
  const user =
    textIn(input, 'Username') ??
    textIn(objectIn(input, 'AuthParameters'), 'USERNAME') ??
    textIn(objectIn(input, 'ChallengeResponses'), 'USERNAME');
  if (clientId !== undefined) trace.clientId = clientId;
  if (poolId !== undefined) trace.poolId = poolId;
  if (user !== undefined) trace.user = user;
}

function textIn(from: object | undefined, name: string): string | undefined {
  const value: unknown = from && Reflect.get(from, name);
  return typeof value === 'string' ? value : undefined;
}

function objectIn(from: object, name: string): object | undefined {
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'object' && value !== null ? value : undefined;
}
