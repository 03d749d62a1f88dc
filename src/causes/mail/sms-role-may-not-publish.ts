import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const smsRoleMayNotPublish = describeCause({
  id: 'sms-role-may-not-publish',
  title: 'The role that sends SMS may not publish',
  seen: [
    {
      at: 'API',
      error: 'InvalidSmsRoleAccessPolicyException',
      text: 'Role does not have permission to publish with SNS',
    },
    {
      at: 'deployment',
      error: 'InvalidSmsRoleAccessPolicyException',
      text: 'Role does not have permission to publish with SNS',
    },
  ],
  means: 'The policy of SnsCallerArn does not allow sns:Publish on *, or a boundary takes it away.',
  toldApart: 'The message speaks of the permission. That of the trust has another error.',
  fix: 'Allow sns:Publish on * in the policy of the role: SMS have no topic.',
  likely: 60,
  settledBy: () =>
    'aws iam simulate-principal-policy --policy-source-arn ROLE_ARN --action-names sns:Publish',
  source: documented('user-pool-sms-settings'),
});
