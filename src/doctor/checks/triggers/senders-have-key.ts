import { defineCheck } from '../../check.ts';

export const sendersHaveKey = defineCheck({
  id: 'senders-have-key',
  severity: 'error',
  title: 'Custom senders have a key',
  why: 'Codes reach CustomEmailSender and CustomSMSSender encrypted. Without KMSKeyID no message goes out.',
  looksAt: 'pool',
  fix: 'Set LambdaConfig.KMSKeyID to a symmetric key that Cognito may use.',
  leadsTo: ['custom-sender-without-key', 'custom-sender-silent'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { LambdaConfig: config } = await cognito.pool(id);
    if (!config?.CustomEmailSender && !config?.CustomSMSSender) {
      return { notApplicable: 'the pool has no custom sender' };
    }
    if (config.KMSKeyID) return [];
    return [
      {
        says: 'A custom sender has no key.',
        seen: [
          { call: 'DescribeUserPool', field: 'LambdaConfig.KMSKeyID', actual: 'absent', expected: 'a key' },
        ],
        key: ['senderKey'],
      },
    ];
  },
});
