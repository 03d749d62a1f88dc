import { defineCause } from '../cause.ts';

export const clientSecretNotFound = defineCause<{ client: string; secretId: string }>({
  id: 'client-secret-not-found',
  title: 'The app client has no secret of that id',
  shows: {
    type: 'ResourceNotFoundException',
    message: 'Client secret does not exist.',
  },
  means: 'DeleteUserPoolClientSecret names a secret that the app client does not have, or has no more.',
  toldApart:
    'The pool and the app client were found. The message is inferred; that of an unknown app client names the client.',
  fix: 'Take the ClientSecretId from ListUserPoolClientSecrets. It is an id, not the secret.',
});
