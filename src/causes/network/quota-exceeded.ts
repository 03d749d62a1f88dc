import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const quotaExceeded = describeCause({
  id: 'quota-exceeded',
  title: 'The calls of the account exceed the quota of their category',
  seen: [
    { at: 'API', error: 'TooManyRequestsException', text: 'Rate exceeded' },
    { at: 'API', error: 'TooManyRequestsException', text: 'Too many requests' },
    { at: 'API', error: 'ThrottlingException', text: 'Rate exceeded' },
  ],
  means:
    'Each category of operations has a number of calls a second for the account in a region: sign-ins 120, resets 30, ' +
    'creations 50, reads of pools and clients 15, of which 5 for one operation and pool. All pools and tools share it.',
  toldApart: 'Many users are affected at once. One user who tries too often gets LimitExceededException.',
  fix: 'Wait longer after each try, with chance in it; keep settings and keys in memory; ask for a larger quota where there is one.',
  likely: 70,
  judge: judgedBy(function* ({ calls }) {
    const throttled = calls.filter(
      ({ error }) => error?.type === 'TooManyRequestsException' || error?.type === 'ThrottlingException',
    );
    const users = new Set(throttled.map(({ user }) => user ?? ''));
    if (users.size > 1) yield speaksFor(`${throttled.length} calls of ${users.size} users were refused so.`);
  }),
  settledBy: filledIn(
    'aws cloudwatch get-metric-statistics --namespace AWS/Usage --metric-name ThrottleCount --region REGION --statistics Sum --period 60 --start-time START --end-time END',
  ),
  source: documented('limits'),
});
