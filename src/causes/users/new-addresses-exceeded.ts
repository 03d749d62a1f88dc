import { defineCause } from '../cause.ts';

/**
 * The limit is not documented for UpdateUserAttributes, which declares no LimitExceededException; a
 * NotAuthorizedException would have apps sign their user out (inferred).
 */
export const newAddressesExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'new-addresses-exceeded',
  title: 'Too many codes were sent to new addresses of a user',
  shows: {
    type: 'TooManyRequestsException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means:
    'Each new mail address or phone number that the pool verifies is sent a code. Within an hour a user may have ten ' +
    'sent like that, so that nobody can have messages sent to addresses that are not its own without end. Nothing of ' +
    'the call was changed.',
  toldApart:
    'The operation is UpdateUserAttributes, and the count is in the facts. Where the whole service is asked too much, ' +
    'the message speaks of a rate.',
  fix:
    'Wait until the hour is over. To have a code sent again to the same address, use GetUserAttributeVerificationCode. ' +
    'An administrator’s change is not limited.',
});
