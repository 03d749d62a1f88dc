import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';

export const functionMayRun = defineCheck({
  id: 'function-may-run',
  severity: 'error',
  title: 'Functions are not switched off',
  why: 'A reserved concurrency of 0 keeps a function from running at all: each run of the trigger fails.',
  looksAt: 'function',
  fix: 'Take the reserved concurrency away, or raise it.',
  leadsTo: ['lambda-throttled'],
  needs: ['lambda:GetFunctionConcurrency'],
  async run({ arn, name }, { functions }) {
    if ((await functions.reservedRuns(arn)) !== 0) return [];
    const field = 'ReservedConcurrentExecutions';
    return [
      {
        says: 'The function is switched off by a reserved concurrency of 0.',
        seen: [{ call: 'GetFunctionConcurrency', field, actual: '0', expected: 'absent, or 1 and more' }],
        commands: [
          `aws lambda delete-function-concurrency --region ${word(arn.split(':')[3] ?? '')} --function-name ${word(name)}`,
        ],
      },
    ];
  },
});
