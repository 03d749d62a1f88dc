import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const nothingToSendCodeTo = defineCause<{ user: string; attribute: string }>({
  id: 'nothing-to-send-code-to',
  title: 'The attribute that a code should verify has no value',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `The user does not have a value for the attribute ${attribute}.`,
  },
  means:
    'A verification code goes to the value of the attribute, or to the new value that waits for one. The user has ' +
    'neither; a new value that nobody verified within a day is forgotten.',
  toldApart: 'AdminGetUser does not list the attribute.',
  fix: 'Set the attribute with UpdateUserAttributes, which sends a code where the pool verifies the attribute.',
});
