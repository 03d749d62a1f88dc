import { defineCause } from '../cause.ts';

export const userIsDisabled = defineCause<{ user: string }>({
  id: 'user-is-disabled',
  title: 'The user is disabled',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User is disabled.',
  },
  means: 'An administrator disabled the user.',
  toldApart: 'AdminGetUser shows Enabled false.',
  fix: 'AdminEnableUser, if the user may come back.',
});
