import { Failure } from '../../causes/cause.ts';
import { type AuthEvent, keepsAuthEvents } from '../../pool/auth-event.ts';
import { deviceTypeOf } from '../../pool/device-type.ts';
import type { Pool } from '../../pool/pool.ts';
import { fakeSub } from '../../pool/sub.ts';
import { dropAuthEvent, keepAuthEvent } from '../../store/auth-events.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { eventTypes, isRefresh, kindOf } from './event-kinds.ts';

/** The errors by which a user's proof fails; others are faults of the caller and no events (inferred). */
const refusals = new Set(['NotAuthorizedException', 'CodeMismatchException', 'ExpiredCodeException']);

type Uses = Pick<Ports, 'directory' | 'store' | 'seal' | 'random' | 'clock'>;

/**
 * Runs a call and, where it is an event in a pool whose threat protection is on, keeps how it ended, for an
 * administrator to read. Anywhere else it costs nothing.
 */
export async function observe(
  ports: Uses,
  input: object,
  call: Call,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const type = eventTypes[call.operation];
  if (type === undefined || isRefresh(input)) return run();
  try {
    const answer = await run();
    const isOpen = typeof answer === 'object' && answer !== null && 'ChallengeName' in answer;
    // A challenge before anything was proven is not worth an event.
    if (!isOpen || call.trace.eventId !== undefined) {
      const response = call.trace.hidden ? 'Fail' : isOpen ? 'InProgress' : 'Pass';
      await keep(ports, input, call, { type, response });
    }
    return answer;
  } catch (error) {
    if (error instanceof Failure && refusals.has(error.type) && !error.cause.id.startsWith('secret-hash')) {
      await keep(ports, input, call, { type, response: 'Fail' });
    }
    throw error;
  }
}

/**
 * Keeps the event of a user. For somebody unknown the same is written and taken back: it must take as long.
 */
async function keep(
  ports: Uses,
  input: object,
  call: Call,
  ended: Pick<AuthEvent, 'type' | 'response'>,
): Promise<void> {
  const { poolId, user: name, eventId } = call.trace;
  const pool = poolId === undefined ? undefined : ports.directory.pool(poolId);
  if (!pool || name === undefined || !keepsAuthEvents(pool)) return;
  const kind = kindOf(input, call.trace);
  const shared = {
    ...ended,
    poolId: pool.id,
    id: eventId ?? ports.random.uuid(),
    challenges: kind ? ({ [kind]: ended.response === 'Fail' ? 'Failure' : 'Success' } as const) : {},
    context: { ipAddress: ipAddressOf(pool, input, call, ports), device: deviceTypeOf(call.userAgent) },
    createdAt: ports.clock.now(),
  };
  await ports.store.write(async transaction => {
    const user = await findUser(transaction, pool, name);
    const event = { ...shared, sub: user?.sub ?? fakeSub(ports.seal, pool.id, name) };
    await keepAuthEvent(transaction, event);
    if (!user) await dropAuthEvent(transaction, event);
  });
}

/**
 * Where a user is: as a server says that signs it in, as a client says that may pass it on (documented for
 * EnablePropagateAdditionalUserContextData), else where the request came from.
 */
function ipAddressOf(pool: Pool, input: object, call: Call, { directory }: Uses): string | undefined {
  const client = directory.client(call.trace.clientId ?? '');
  const isTrusted =
    client?.poolId === pool.id && client.settings.EnablePropagateAdditionalUserContextData === true;
  const said =
    ipAddressIn(input, 'ContextData') ?? (isTrusted ? ipAddressIn(input, 'UserContextData') : undefined);
  return said ?? call.address;
}

function ipAddressIn(input: object, member: string): string | undefined {
  const context: unknown = Reflect.get(input, member);
  const address: unknown =
    typeof context === 'object' && context !== null ? Reflect.get(context, 'IpAddress') : undefined;
  return typeof address === 'string' && address.length <= 128 ? address : undefined;
}
