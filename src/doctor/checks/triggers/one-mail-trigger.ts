import { defineCheck } from '../../check.ts';

export const oneMailTrigger = defineCheck({
  id: 'one-mail-trigger',
  severity: 'warning',
  title: 'Mails are made by CustomMessage or by CustomEmailSender',
  why:
    'CustomEmailSender sends the mail itself, in place of Cognito: what CustomMessage wrote goes nowhere, and a change of its ' +
    'texts has no effect.',
  looksAt: 'pool',
  fix: 'Take away the one that is not meant to make the mails.',
  leadsTo: ['custom-message-ignored'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { LambdaConfig } = await cognito.pool(id);
    if (!LambdaConfig?.CustomMessage || !LambdaConfig.CustomEmailSender) return [];
    return [
      {
        says: 'The texts of CustomMessage go nowhere.',
        seen: [
          { call: 'DescribeUserPool', field: 'LambdaConfig', actual: 'CustomMessage and CustomEmailSender' },
        ],
        key: ['triggers'],
      },
    ];
  },
});
