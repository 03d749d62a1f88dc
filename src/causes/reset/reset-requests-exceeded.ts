import { callsWithinAnHour } from '../calls-within-an-hour.ts';
import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const resetRequestsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'reset-requests-exceeded',
  title: 'Too many codes were requested for this user',
  shows: {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means: "The user's requests for a reset code within an hour exceed the pool's limit.",
  toldApart:
    'The call is ForgotPassword; the count in the facts is above the limit. One user is affected, not ' +
    'many.',
  fix:
    'Wait until the hour is over. Slow down the button that requests; give probes and tests users of ' +
    'their own.',
  likely: 50,
  judge: known => callsWithinAnHour(known, 'ForgotPassword'),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
  source: documented('limits'),
});
