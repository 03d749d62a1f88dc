import { triggersOf } from '../../../surroundings/triggers-of.ts';
import { defineCheck } from '../../check.ts';

export const resetLinkAsDescribed = defineCheck({
  id: 'reset-link-as-described',
  severity: 'error',
  title: 'Mails link to the reset page of pools.yaml',
  why:
    'The function that writes the mails has the address of the reset page in PASSWORD_RESET_URL. Where it is another, people ' +
    'are sent to a page that is gone, is of another stage, or does not know their app client.',
  looksAt: 'page',
  fix: 'Set PASSWORD_RESET_URL of the function to resetPage.url of pools.yaml, with its other variables as they are.',
  leadsTo: ['link-names-wrong-client', 'page-with-its-own-client'],
  needs: ['cognito-idp:DescribeUserPool', 'lambda:GetFunctionConfiguration'],
  async run({ described, pools }, { cognito, functions }) {
    const expected = described.resetPage?.url;
    if (expected === undefined) return { notApplicable: 'pools.yaml names no reset page' };
    const triggers = await Promise.all(pools.map(async ({ id }) => triggersOf(await cognito.pool(id))));
    const arns = triggers.flat().flatMap(({ trigger, arn }) => (trigger === 'CustomMessage' ? [arn] : []));
    const found = await Promise.all(
      [...new Set(arns)].map(async arn => ({ arn, url: (await functions.describe(arn)).resetUrl })),
    );
    return found.flatMap(({ arn, url }) => {
      // A function without the variable has its address from elsewhere.
      if (url === undefined || url.replace(/\/$/, '') === expected.replace(/\/$/, '')) return [];
      const field = 'Environment.Variables.PASSWORD_RESET_URL';
      const actual = url.replace(/[?#].*$/s, '');
      return [
        {
          says: `The mails of ${arn.split(':')[6]} link to another page than that of pools.yaml.`,
          seen: [{ call: 'GetFunctionConfiguration', field, actual, expected }],
          key: ['url'],
        },
      ];
    });
  },
});
