import { clientOf } from './client-of.ts';
import type { Known, KnownClient, KnownPool } from './known.ts';

/** The app client that sent the call that failed: as somebody has told, or as the last failed call has it. */
export function sender({ sentBy, calls }: Known): string | undefined {
  return sentBy ?? calls.findLast(({ outcome, clientId }) => outcome === 'failed' && clientId)?.clientId;
}

/**
 * The app client that sent the call that failed, as its pool or pools.yaml describes it; where nobody has told, the only
 * one that the only known pool has.
 */
export function sendingClient(known: Known): KnownClient | undefined {
  const id = sender(known);
  if (id !== undefined) return clientOf(known, id)?.client;
  const [pool, ...others] = known.pools;
  const [client, ...more] = pool?.clients ?? [];
  return pool?.hasAllClients && others.length === 0 && more.length === 0 ? client : undefined;
}

/** The pool that the failed call went to: by its app client, by the calls and links, or the only one there is. */
export function askedPool(known: Known): KnownPool | undefined {
  const ofClient = clientOf(known, sender(known))?.pool;
  if (ofClient) return ofClient;
  const id = askedPoolId(known);
  const found = known.pools.filter(pool => id === undefined || pool.id === id);
  const one = found.every(pool => pool.id === found[0]?.id);
  return one ? (found.find(({ from }) => from === 'the pool') ?? found[0]) : undefined;
}

/** The id of that pool. */
export function askedPoolId(known: Known): string | undefined {
  const ofClient = clientOf(known, sender(known))?.pool.id;
  const called = known.calls.findLast(({ outcome, poolId }) => outcome === 'failed' && poolId)?.poolId;
  const linked = known.links.find(({ poolId }) => poolId)?.poolId;
  const issuer = known.tokens
    .find(token => token.issuer?.includes('_'))
    ?.issuer?.split('/')
    .at(-1);
  const [only, ...others] = new Set(known.pools.map(({ id }) => id));
  return ofClient ?? called ?? linked ?? issuer ?? (others.length === 0 ? only : undefined);
}
