import { defineCause } from '../cause.ts';

export const clientSecretInUseAlready = defineCause<{ client: string }>({
  id: 'client-secret-in-use-already',
  title: 'The secret to add is one that the app client has',
  shows: {
    type: 'InvalidParameterException',
    message: 'The client secret is already in use by this app client.',
  },
  means: 'AddUserPoolClientSecret was given the value of a secret that the app client has now.',
  toldApart: 'It was given a ClientSecret; a generated one never meets this. The wording is inferred.',
  fix: 'Leave ClientSecret out to have a new secret made, or give one that was never used.',
});
