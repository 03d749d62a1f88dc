import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const smsRoleNotTrusted = describeCause({
  id: 'sms-role-not-trusted',
  title: 'Cognito may not take on the role that sends SMS',
  seen: [
    {
      at: 'API',
      error: 'InvalidSmsRoleTrustRelationshipException',
      text: 'Role does not have a trust relationship allowing Cognito to assume the role',
    },
    {
      at: 'deployment',
      error: 'InvalidSmsRoleTrustRelationshipException',
      text: 'Role does not have a trust relationship allowing Cognito to assume the role',
    },
  ],
  means:
    'The trust policy of SnsCallerArn does not name cognito-idp.amazonaws.com, or its sts:ExternalId is not that of ' +
    'SmsConfiguration. A role that was made a moment ago is not yet known everywhere, and shows the same.',
  toldApart:
    'It fails at the first deployment only and then passes: the role was too young. It fails always: its policy.',
  fix: 'Trust cognito-idp.amazonaws.com with the ExternalId of SmsConfiguration; let deployments try once more.',
  likely: 20,
  settledBy: () => 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument',
  source: documented('user-pool-sms-settings'),
});
