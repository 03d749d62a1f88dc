import { defineCause } from '../cause.ts';

export const clientIdOfAnotherPool = defineCause<{ clientId: string; poolId: string; belongsTo: string }>({
  id: 'client-id-of-another-pool',
  title: 'The id of an app client is taken by another pool',
  shows: {
    type: 'InvalidParameterException',
    message: ({ clientId, belongsTo }) => `App client ${clientId} exists already in user pool ${belongsTo}.`,
  },
  means:
    'The description of the pools has an app client under one pool, and the store has it under another. ' +
    'Ids of app clients are unique over all pools.',
  toldApart:
    'It comes when pools.yaml is applied, never from the API. The fact `belongsTo` names the pool that ' +
    'has the client.',
  fix: 'Give the client another id, or delete it from the other pool with DeleteUserPoolClient.',
});
