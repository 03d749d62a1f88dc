import { clientOf } from './client-of.ts';
import type { Known, KnownClient, OAuthAddress } from './known.ts';
import { sendingClient } from './sender.ts';

/** The app client that an address of the OAuth flow names, or the one that is known to be concerned. */
export function addressedClient(known: Known, { clientId }: OAuthAddress): KnownClient | undefined {
  return clientId === undefined ? sendingClient(known) : clientOf(known, clientId)?.client;
}
