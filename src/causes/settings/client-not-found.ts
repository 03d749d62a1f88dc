import { defineCause } from '../cause.ts';

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
});
