import { defineCause } from '../cause.ts';

export const newPasswordAttributeGiven = defineCause<{ user: string; attribute: string }>({
  id: 'new-password-attribute-given',
  title: 'A required attribute that has a value cannot be changed here',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ attribute }) => `Cannot modify an already provided ${attribute}`,
  },
  means:
    'The answer to NEW_PASSWORD_REQUIRED may fill in required attributes that are missing, not change ' +
    'those that are there.',
  toldApart:
    'The user has a value for the attribute in the message. A client that sends back all of ' +
    'userAttributes ends here.',
  fix: 'Leave it out of the answer; change it after sign-in.',
});
