import { defineCause } from '../cause.ts';

export const identityLinkedAlready = defineCause<{
  provider: string;
  destination: string;
  linkedToDestination: boolean;
}>({
  id: 'identity-linked-already',
  title: 'The identity is linked already',
  shows: {
    type: 'InvalidParameterException',
    message: 'SourceUser is already linked to DestinationUser',
  },
  means:
    'An identity of an external provider signs in to one account of the pool, and this one does so already. Where it ' +
    'is the account that the call names, there is nothing left to do: a PreSignUp trigger that is invoked again for ' +
    'the same sign-in meets this.',
  toldApart:
    'The text is the same whose account it is; linkedToDestination in the facts tells. ListUsers shows the attribute ' +
    'identities of each user.',
  fix:
    'Take it as success where it is the same account; otherwise end the other link with AdminDisableProviderForUser ' +
    'first.',
});
