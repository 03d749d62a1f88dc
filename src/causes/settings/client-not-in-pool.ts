import { defineCause } from '../cause.ts';

export const clientNotInPool = defineCause<{ clientId: string; poolId: string; belongsTo?: string }>({
  id: 'client-not-in-pool',
  title: 'The app client is not one of that user pool',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ clientId, poolId }) => `User pool client ${clientId} does not exist in user pool ${poolId}.`,
  },
  means:
    'An administrator signs a user in with a UserPoolId and a ClientId that do not belong together. The fact ' +
    '`belongsTo` names the pool that has the client; where it is missing, no pool has.',
  toldApart: 'The message names both ids. ListUserPoolClients of that pool does not show the client.',
  fix: 'Use the UserPoolId and ClientId of the same pool; mixed settings of two environments are the usual reason.',
});
