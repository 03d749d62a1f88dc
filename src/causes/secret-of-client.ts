import { namedClient } from './client-of.ts';
import { type Evidence, rulesOut, speaksFor } from './evidence.ts';
import type { Known } from './known.ts';
import { sendingClient } from './sender.ts';

/**
 * Evidence for a cause that only calls of an app client with a secret can have. It does not tell such causes apart, so
 * that each of them needs it alike.
 */
export function secretOfClient(known: Known): readonly Evidence[] {
  const client = sendingClient(known);
  if (client?.hasSecret === undefined) return [];
  const name = `Client ${namedClient(known, client.id)}`;
  return [client.hasSecret ? speaksFor(`${name} has a secret.`) : rulesOut(`${name} has no secret.`)];
}
