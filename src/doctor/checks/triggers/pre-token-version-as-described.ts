import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const preTokenVersionAsDescribed = defineCheck({
  id: 'pre-token-version-as-described',
  severity: 'error',
  title: 'PreTokenGeneration gets the events that its function is written for',
  why:
    'A function for events of V2_0 that gets those of V1_0 writes its claims where Cognito does not look for them: claims are ' +
    'missing from access tokens, and nothing says why.',
  looksAt: 'pool',
  fix: 'Set LambdaVersion to what preTokenGenerationVersion in pools.yaml says.',
  leadsTo: ['answer-of-another-version', 'claims-missing', 'claims-only-in-id-token'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const wanted = pool.described?.preTokenGenerationVersion;
    if (wanted === undefined) return { notApplicable: 'the pool is not in pools.yaml' };
    const { LambdaConfig } = await cognito.pool(pool.id);
    const config = LambdaConfig?.PreTokenGenerationConfig;
    if (!config && !LambdaConfig?.PreTokenGeneration)
      return { notApplicable: 'the pool has no such trigger' };
    const { LambdaVersion: actual = 'V1_0' } = config ?? {};
    if (actual === wanted) return [];
    const field = 'LambdaConfig.PreTokenGenerationConfig.LambdaVersion';
    return [
      {
        says: 'PreTokenGeneration gets events of another version.',
        seen: [{ call: 'DescribeUserPool', field, actual, expected: wanted }],
        commands: [updatePool(pool, `.${field} = "${wanted}"`)],
        key: ['preTokenGenerationVersion'],
      },
    ];
  },
});
