import { defineCause } from '../cause.ts';

/** Type and text are inferred: no capture of them is public. */
export const identityNotLinked = defineCause<{ provider: string; attribute: string; pool: string }>({
  id: 'identity-not-linked',
  title: 'The identity is linked to nobody',
  shows: {
    type: 'UserNotFoundException',
    message: 'User does not exist.',
  },
  means: 'AdminDisableProviderForUser names an identity that no account of the pool is linked to.',
  toldApart:
    'The operation is AdminDisableProviderForUser and ProviderName is not Cognito. A link is found by the same ' +
    'ProviderAttributeName that it was made with.',
  fix: 'Name provider, attribute and value as AdminLinkProviderForUser did: the attribute identities shows them.',
});
