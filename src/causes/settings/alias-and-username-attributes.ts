import { defineCause } from '../cause.ts';

export const aliasAndUsernameAttributes = defineCause<Record<string, never>>({
  id: 'alias-and-username-attributes',
  title: 'Alias attributes and username attributes were both given',
  shows: {
    type: 'InvalidParameterException',
    message: 'Only one of the aliasAttributes or usernameAttributes can be set in a User pool.',
  },
  means:
    'A pool either lets users choose a username and sign in with verified attributes beside it ' +
    '(AliasAttributes), or makes an attribute the username (UsernameAttributes). CreateUserPool was asked ' +
    'for both.',
  toldApart:
    'Only this case has this message; it comes at CreateUserPool, since neither can be changed later.',
  fix:
    'Give UsernameAttributes where people sign in with their email or phone number and nothing else, ' +
    'AliasAttributes where they have a username too.',
  likely: 20,
});
