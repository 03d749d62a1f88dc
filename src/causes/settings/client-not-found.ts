import { defineCause } from '../cause.ts';
import { clientOf, isOfNoPool, namedClient } from '../client-of.ts';
import { settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sender } from '../sender.ts';

export const clientNotFound = defineCause<{ clientId: string }>({
  id: 'client-not-found',
  title: 'There is no app client of that id',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ clientId }) => `User pool client ${clientId} does not exist.`,
  },
  means:
    'A public operation was called with a ClientId that no user pool has: it is mistyped, belongs to another ' +
    'region or account, or the app client has been deleted.',
  toldApart:
    'The id stands in the message. ListUserPoolClients of the pool that the app is meant for does not show it; ' +
    'an app that worked before points to a deleted client or to settings of another environment.',
  fix: "Put the id of an existing app client into the app's settings, or create the client anew and ship its new id: ids are never given twice.",
  likely: 40,
  judge: judgedBy(function* (known) {
    const id = sender(known);
    if (id === undefined) return;
    const owner = clientOf(known, id)?.pool.id;
    if (isOfNoPool(known, id)) yield speaksFor(`None of the known pools has client ${id}.`);
    else if (owner !== undefined)
      yield speaksAgainst(`Client ${namedClient(known, id)} is one of pool ${owner}.`);
    const region = known.calls.findLast(call => call.clientId === id)?.region;
    if (region !== undefined && owner !== undefined && !owner.startsWith(`${region}_`))
      yield settles(`The call went to ${region}; the pool of the client is ${owner}.`);
  }),
  settledBy: filledIn('aws cognito-idp list-user-pool-clients --user-pool-id POOL_ID --region REGION'),
});
