import { defineCheck } from '../../check.ts';
import { functionMetric } from '../../function-metric.ts';

export const functionNotThrottled = defineCheck({
  id: 'function-not-throttled',
  severity: 'warning',
  title: 'No run of a function was refused for lack of concurrency',
  why: 'A trigger that Lambda refuses to run fails what the user was doing, as if the function had failed.',
  looksAt: 'function',
  fix: 'Reserve concurrency for the function, or ask for more for the account.',
  leadsTo: ['lambda-throttled', 'function-overloaded'],
  needs: ['cloudwatch:GetMetricData'],
  async run({ arn }, { metrics }) {
    const throttles = (await metrics.lastDay(functionMetric(arn, 'Throttles', 'Sum'))) ?? 0;
    if (throttles === 0) return [];
    const field = 'AWS/Lambda Throttles of the last 24 hours';
    return [
      {
        says: 'Lambda refused to run it for lack of concurrency.',
        seen: [{ call: 'GetMetricData', field, actual: String(throttles), expected: '0' }],
      },
    ];
  },
});
