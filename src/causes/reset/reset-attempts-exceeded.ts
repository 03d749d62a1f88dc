import { callsWithinAnHour } from '../calls-within-an-hour.ts';
import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const resetAttemptsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'reset-attempts-exceeded',
  title: 'Too many codes were tried for this user',
  shows: {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means:
    "The user's submitted reset codes within an hour exceed the pool's limit, so that even the right " +
    'one is refused.',
  toldApart: 'The call is ConfirmForgotPassword; the count in the facts is above the limit.',
  fix: 'Wait until the hour is over, then request a new code.',
  seen: [{ at: 'API', error: 'TooManyFailedAttemptsException' }],
  likely: 30,
  judge: known => callsWithinAnHour(known, 'ConfirmForgotPassword'),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ConfirmForgotPassword',
  ),
  source: documented('limits'),
});
