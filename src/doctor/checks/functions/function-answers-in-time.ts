import { defineCheck } from '../../check.ts';
import { functionMetric } from '../../function-metric.ts';
import { isWaitedFor, nobodyWaits, patienceSeconds } from '../../trigger-patience.ts';

const patience = patienceSeconds * 1_000;

export const functionAnswersInTime = defineCheck({
  id: 'function-answers-in-time',
  severity: 'warning',
  title: 'Functions answer within five seconds',
  why:
    'Cognito waits five seconds for a trigger, runs it again up to twice, and then fails what the user was doing. What is slow ' +
    'in one run of a hundred fails for one user of a hundred.',
  looksAt: 'function',
  fix: 'Load less at the start, give the function more memory, or keep provisioned concurrency for it.',
  leadsTo: ['trigger-timed-out', 'function-timed-out'],
  needs: ['cloudwatch:GetMetricData', 'lambda:GetFunctionConfiguration'],
  async run({ arn, uses }, { metrics, functions }) {
    if (!isWaitedFor(uses)) return nobodyWaits;
    const slowest = await metrics.lastDay(functionMetric(arn, 'Duration', 'p99'));
    if (slowest === undefined) return { notApplicable: 'it did not run in the last 24 hours' };
    // Starting a new instance is not in the duration of its first run, so that some room is to be left.
    if (slowest < 0.6 * patience) return [];
    const { MemorySize } = await functions.describe(arn);
    const isTooLate = slowest >= patience;
    return [
      {
        says: isTooLate
          ? 'Runs took longer than Cognito waits.'
          : 'Runs took almost as long as Cognito waits.',
        severity: isTooLate ? 'error' : 'warning',
        seen: [
          {
            call: 'GetMetricData',
            field: 'AWS/Lambda Duration p99 of the last 24 hours',
            actual: `${Math.round(slowest)} ms`,
            expected: `less than ${0.6 * patience} ms`,
          },
          // The share of a processor that a function gets grows with its memory (documented).
          { call: 'GetFunctionConfiguration', field: 'MemorySize', actual: `${MemorySize ?? 128} MB` },
        ],
      },
    ];
  },
});
