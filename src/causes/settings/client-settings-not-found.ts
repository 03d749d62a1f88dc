import { defineCause } from '../cause.ts';

export const clientSettingsNotFound = defineCause<{ clientId: string; poolId: string; belongsTo?: string }>({
  id: 'client-settings-not-found',
  title: 'The app client to describe, update or delete is not one of that user pool',
  shows: { type: 'ResourceNotFoundException', message: 'User pool client does not exist.' },
  means:
    "An app client's settings were asked for or changed under a pool that does not have the client. The fact " +
    '`belongsTo` names the pool that has it; where it is missing, the client never existed or has been deleted.',
  toldApart:
    'The message names no id: only DescribeUserPoolClient, UpdateUserPoolClient and DeleteUserPoolClient answer so. ' +
    'ListUserPoolClients of the pool does not show the client.',
  fix: 'Take both ids from ListUserPoolClients. A deleted client does not come back: create a new one.',
});
