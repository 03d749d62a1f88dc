import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';

/** How long Cognito waits for a trigger, in seconds (documented); nothing changes it. */
const patience = 5;

/** Triggers that nobody waits for: the message goes out after the answer (documented). */
const notWaitedFor = ['CustomEmailSender', 'CustomSMSSender'];

export const functionTimeFits = defineCheck({
  id: 'function-time-fits',
  severity: 'advice',
  title: 'Functions end before Cognito stops waiting',
  why:
    'Cognito waits five seconds and then runs the function again, up to three times. One that may take longer goes on in the ' +
    'background, and does its work more than once.',
  looksAt: 'function',
  fix: 'Set the timeout of the function to five seconds, and make what it does safe to repeat.',
  leadsTo: ['trigger-timed-out', 'function-timed-out'],
  needs: ['lambda:GetFunctionConfiguration'],
  async run({ arn, name, uses }, { functions }) {
    if (uses.every(({ trigger }) => notWaitedFor.includes(trigger)))
      return { notApplicable: 'nobody waits for it' };
    const { Timeout = 3 } = await functions.describe(arn);
    if (Timeout <= patience) return [];
    const region = arn.split(':')[3];
    return [
      {
        says: 'The function may run longer than Cognito waits.',
        seen: [
          {
            call: 'GetFunctionConfiguration',
            field: 'Timeout',
            actual: `${Timeout} s`,
            expected: `at most ${patience} s`,
          },
        ],
        commands: [
          `aws lambda update-function-configuration --region ${word(region ?? '')} --function-name ${word(name ?? '')} --timeout ${patience}`,
        ],
      },
    ];
  },
});
