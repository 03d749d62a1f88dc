import { defineCause } from '../cause.ts';

export const changePasswordAttemptsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'change-password-attempts-exceeded',
  title: 'The password was changed too often',
  shows: {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means: 'ChangePassword may be tried 5 times within an hour for each user.',
  toldApart: 'The operation is ChangePassword and the count is in the facts.',
  fix: 'Wait until the hour is over.',
});
