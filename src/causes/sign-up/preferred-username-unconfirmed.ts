import { defineCause } from '../cause.ts';

export const preferredUsernameUnconfirmed = defineCause<Record<string, never>>({
  id: 'preferred-username-unconfirmed',
  title: 'A preferred username for a user who is not confirmed',
  shows: {
    type: 'InvalidParameterException',
    message:
      'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred ' +
      'username alias.',
  },
  means:
    'The pool has preferred_username as alias. Only confirmed users may have one, so that nobody holds a name without ' +
    'proving who they are.',
  toldApart: 'The text is its own.',
  fix: 'Leave preferred_username out of the sign-up and set it once the user is confirmed.',
});
