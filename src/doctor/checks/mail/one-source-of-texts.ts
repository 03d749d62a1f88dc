import { defineCheck } from '../../check.ts';

export const oneSourceOfTexts = defineCheck({
  id: 'one-source-of-texts',
  severity: 'advice',
  title: 'Texts come from the function or from the settings, not from both',
  why: 'A text in the settings can win over that of the CustomMessage trigger: the function runs, and its mail never arrives.',
  looksAt: 'pool',
  fix: 'Keep the texts in one place: clear VerificationMessageTemplate where the trigger writes them.',
  leadsTo: ['custom-message-ignored'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { LambdaConfig, VerificationMessageTemplate: template } = await cognito.pool(id);
    if (!LambdaConfig?.CustomMessage) return { notApplicable: 'the pool has no CustomMessage trigger' };
    if (!template?.EmailMessage && !template?.EmailSubject) return [];
    return [
      {
        says: 'Texts stand in the settings, and a function writes them too.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'VerificationMessageTemplate.EmailMessage',
            actual: 'set',
            expected: 'absent beside LambdaConfig.CustomMessage',
          },
        ],
        key: ['messages'],
      },
    ];
  },
});
