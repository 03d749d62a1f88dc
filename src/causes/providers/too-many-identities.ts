import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const tooManyIdentities = defineCause<{ user: string; limit: number }>({
  id: 'too-many-identities',
  title: 'The account has as many identities as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of identities linked to this user has been reached.',
  },
  means: 'At most 5 identities of external providers are linked to one user.',
  toldApart: 'The attribute identities of the user lists 5.',
  fix: 'End a link with AdminDisableProviderForUser first.',
});
