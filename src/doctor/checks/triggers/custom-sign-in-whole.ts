import { defineCheck } from '../../check.ts';

const parts = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const;

export const customSignInWhole = defineCheck({
  id: 'custom-sign-in-whole',
  severity: 'error',
  title: 'A custom sign-in has its three triggers',
  why: 'A custom sign-in is defined, asked and verified by three triggers. With one of them missing, none succeeds.',
  looksAt: 'pool',
  fix: 'Set the trigger that is missing, or take the others away.',
  leadsTo: ['challenge-trigger-missing', 'custom-auth-not-configured'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { LambdaConfig = {} } = await cognito.pool(id);
    const set = parts.filter(name => LambdaConfig[name] !== undefined);
    if (set.length === 0) return { notApplicable: 'the pool has no custom sign-in' };
    if (set.length === parts.length) return [];
    const missing = parts.filter(name => !set.includes(name)).join(', ');
    return [
      {
        says: 'The custom sign-in lacks a trigger.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'LambdaConfig',
            actual: set.join(', '),
            expected: `${missing} too`,
          },
        ],
        key: ['triggers'],
      },
    ];
  },
});
