import { NotRead } from '../../../surroundings/not-read.ts';
import { defineCheck } from '../../check.ts';
import { functionMetric } from '../../function-metric.ts';
import { word } from '../../mend.ts';

export const functionWithoutErrors = defineCheck({
  id: 'function-without-errors',
  severity: 'warning',
  title: 'Functions had no errors in the last 24 hours',
  why:
    'An error of a trigger fails what the user was doing; one of CustomEmailSender or CustomSMSSender loses the message, and ' +
    'nobody is told. An error that the function throws to refuse somebody counts too.',
  looksAt: 'function',
  fix: 'Look the errors up in the log of the function.',
  leadsTo: ['handler-threw', 'custom-sender-silent', 'function-timed-out'],
  needs: ['cloudwatch:GetMetricData', 'logs:FilterLogEvents', 'lambda:GetFunctionConfiguration'],
  async run({ arn, name }, { metrics, logs, functions }) {
    const errors = (await metrics.lastDay(functionMetric(arn, 'Errors', 'Sum'))) ?? 0;
    if (errors === 0) return [];
    const region = arn.split(':')[3] ?? '';
    const { LoggingConfig } = await functions.describe(arn);
    const logGroup = LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`;
    // What kinds they were is good to know, and no reason not to tell that there were some.
    const kinds = await logs.failures(region, logGroup).catch(error => {
      if (error instanceof NotRead) return [];
      throw error;
    });
    return [
      {
        says: 'The function failed in the last 24 hours.',
        seen: [
          { call: 'GetMetricData', field: 'AWS/Lambda Errors', actual: String(errors), expected: '0' },
          ...kinds
            .slice(0, 3)
            .map(({ kind, count }) => ({ call: 'FilterLogEvents', field: kind, actual: String(count) })),
        ],
        commands: [
          `aws logs tail ${word(logGroup)} --region ${word(region)} --since 24h --filter-pattern '?"Task timed out" ?errorType'`,
        ],
      },
    ];
  },
});
