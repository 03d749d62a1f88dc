import { defineCause } from '../cause.ts';

export const twoClientSecretsAlready = defineCause<{ client: string; limit: number }>({
  id: 'two-client-secrets-already',
  title: 'The app client has as many secrets as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of client secrets for this app client has been reached.',
  },
  means:
    'An app client has at most two secrets, for the time in which its servers change from one to the other.',
  toldApart:
    'It is AddUserPoolClientSecret that fails. ListUserPoolClientSecrets shows two. The wording of the message is ' +
    'inferred.',
  fix: 'Delete the secret that no server uses any more with DeleteUserPoolClientSecret, then add the new one.',
});
