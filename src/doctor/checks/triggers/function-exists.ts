import { NotRead } from '../../../surroundings/not-read.ts';
import { defineCheck } from '../../check.ts';

export const functionExists = defineCheck({
  id: 'function-exists',
  severity: 'error',
  title: 'The function of each trigger exists',
  why:
    'A pool keeps naming a function that was deleted, or a version or alias that is gone. Every sign-up, sign-in or reset ' +
    'that runs the trigger then fails.',
  looksAt: 'function',
  fix: 'Deploy the function again under the same name and qualifier, or take the trigger out of the pool.',
  leadsTo: ['lambda-function-not-found', 'lambda-not-permitted'],
  needs: ['lambda:GetFunctionConfiguration'],
  covers: ['Stave: triggers whose function was deleted'],
  async run({ arn, uses }, { functions }) {
    try {
      await functions.describe(arn);
      return [];
    } catch (error) {
      if (!(error instanceof NotRead && error.why.kind === 'not found')) throw error;
      const triggers = uses.map(({ pool, trigger }) => `${trigger} of ${pool.name}`).join(', ');
      return [
        {
          says: `The function that ${triggers} runs does not exist.`,
          seen: [{ call: 'GetFunctionConfiguration', field: 'FunctionName', actual: `no ${arn}` }],
        },
      ];
    }
  },
});
