import { defineCause } from '../cause.ts';

export const lastClientSecret = defineCause<{ client: string }>({
  id: 'last-client-secret',
  title: 'The only secret of an app client cannot be deleted',
  shows: {
    type: 'InvalidParameterException',
    message: 'You cannot delete the last remaining secret of an app client.',
  },
  means: 'An app client with a secret keeps at least one (documented): without any, nobody could use it.',
  toldApart: 'ListUserPoolClientSecrets shows one secret. The wording of the message is inferred.',
  fix: 'Add the new secret first, let all servers use it, then delete the old one.',
});
