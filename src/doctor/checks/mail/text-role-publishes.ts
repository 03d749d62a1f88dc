import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';

const action = 'sns:Publish';

export const textRolePublishes = defineCheck({
  id: 'text-role-publishes',
  severity: 'error',
  title: 'The role for text messages may publish by SNS',
  why: 'Codes by text message go out with the rights of this role. Without sns:Publish none does.',
  looksAt: 'pool',
  fix: 'Allow the role sns:Publish with all resources: a phone number has no ARN.',
  leadsTo: ['sms-role-may-not-publish'],
  needs: ['cognito-idp:DescribeUserPool', 'iam:SimulatePrincipalPolicy'],
  async run({ id }, { cognito, roles }) {
    const { SmsConfiguration, LambdaConfig } = await cognito.pool(id);
    const arn = SmsConfiguration?.SnsCallerArn;
    if (arn === undefined || LambdaConfig?.CustomSMSSender)
      return { notApplicable: 'the pool sends no text messages by SNS' };
    const judged = await roles.simulate(regionOf(id), arn, [action], '*');
    if (judged.every(({ isAllowed }) => isAllowed)) return [];
    const field = `EvalDecision of ${action}`;
    return [
      {
        says: 'The role for text messages may not publish.',
        seen: [{ call: 'SimulatePrincipalPolicy', field, actual: 'denied', expected: 'allowed' }],
        key: ['sms', 'callerArn'],
      },
    ];
  },
});
