import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const signUpAttemptsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'sign-up-attempts-exceeded',
  title: 'Too many sign-up codes were tried or requested',
  shows: {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means: 'Within an hour a user may submit 15 sign-up codes and have 5 sent again.',
  toldApart: 'The operation and the count in the facts.',
  fix: 'Wait until the hour is over.',
  likely: 15,
  source: documented('limits'),
});
