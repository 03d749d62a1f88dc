import { defineCause } from '../cause.ts';

export const sourceUserIsLocal = defineCause<{ provider: string }>({
  id: 'source-user-is-local',
  title: 'The identity to be linked is a user with a password',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a ' +
      'DestinationUser',
  },
  means:
    'Only identities of external providers are linked. ProviderName of SourceUser is Cognito, or a user of the pool ' +
    'has the name that the identity would have, such as Google_1234, and a password.',
  toldApart: 'ProviderName in the facts. Where it is not Cognito, look for a user named ProviderName_value.',
  fix:
    'Exchange SourceUser and DestinationUser if they are the wrong way round; delete a user that has taken the name ' +
    'of an identity.',
});
