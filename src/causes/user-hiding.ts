import { namedClient } from './client-of.ts';
import { type Evidence, rulesOut, speaksFor } from './evidence.ts';
import type { Known } from './known.ts';
import { sendingClient } from './sender.ts';

/** Whether the app client that sent the call hides who exists, in a sentence; undefined where nobody has told. */
export function userHiding(known: Known): { readonly hides: boolean; readonly says: string } | undefined {
  const client = sendingClient(known);
  if (client?.hidesUsers === undefined) return undefined;
  const { hidesUsers: hides } = client;
  const does = hides ? 'hides who exists.' : 'does not hide who exists (PreventUserExistenceErrors).';
  return { hides, says: `Client ${namedClient(known, client.id)} ${does}` };
}

/** Judges a cause that is at work only where the client hides who exists. */
export function clientHidesUsers(known: Known): readonly Evidence[] {
  const hiding = userHiding(known);
  return hiding ? [hiding.hides ? speaksFor(hiding.says) : rulesOut(hiding.says)] : [];
}
