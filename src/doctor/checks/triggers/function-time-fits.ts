import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';
import { isWaitedFor, nobodyWaits, patienceSeconds } from '../../trigger-patience.ts';

export const functionTimeFits = defineCheck({
  id: 'function-time-fits',
  severity: 'advice',
  title: 'Functions end before Cognito stops waiting',
  why:
    'Cognito waits five seconds and then runs the function again, three times in all. One that may take longer goes on in the ' +
    'background, and does its work more than once.',
  looksAt: 'function',
  fix: 'Set the timeout of the function to five seconds, and make what it does safe to repeat.',
  leadsTo: ['trigger-timed-out', 'function-timed-out'],
  needs: ['lambda:GetFunctionConfiguration'],
  async run({ arn, name, uses }, { functions }) {
    if (!isWaitedFor(uses)) return nobodyWaits;
    const { Timeout = 3 } = await functions.describe(arn);
    if (Timeout <= patienceSeconds) return [];
    const region = arn.split(':')[3];
    return [
      {
        says: 'The function may run longer than Cognito waits.',
        seen: [
          {
            call: 'GetFunctionConfiguration',
            field: 'Timeout',
            actual: `${Timeout} s`,
            expected: `at most ${patienceSeconds} s`,
          },
        ],
        commands: [
          `aws lambda update-function-configuration --region ${word(region ?? '')} --function-name ${word(name ?? '')} --timeout ${patienceSeconds}`,
        ],
      },
    ];
  },
});
