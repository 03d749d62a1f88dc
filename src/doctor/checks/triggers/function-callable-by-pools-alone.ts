import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { concerns, conditionKeys, statementsOf } from '../../policy.ts';

const request = { service: 'cognito-idp.amazonaws.com', action: 'lambda:InvokeFunction' };

export const functionCallableByPoolsAlone = defineCheck({
  id: 'function-callable-by-pools-alone',
  severity: 'warning',
  title: 'Functions may be called for your own pools alone',
  why:
    'A permission for Cognito that names neither a pool nor an account lets pools of strangers run the function, with users ' +
    'and events of their making.',
  looksAt: 'function',
  fix: 'Give the permission the ARN of the pool as source ARN, and your account as source account.',
  leadsTo: [],
  needs: ['lambda:GetPolicy'],
  async run({ arn }, { functions }) {
    const seen = statementsOf((await functions.policy(arn)) ?? '')
      .filter(one => one.Effect === 'Allow' && concerns(one, request))
      .filter(one => {
        const keys = conditionKeys(one);
        return !keys.includes('aws:sourcearn') && !keys.includes('aws:sourceaccount');
      })
      .map(({ Sid = 'a statement without Sid' }) => ({
        call: 'GetPolicy',
        field: `Condition of ${Sid}`,
        actual: 'neither aws:SourceArn nor aws:SourceAccount',
        expected: 'aws:SourceArn of the pool',
      }));
    return findingIf(seen, { says: 'Pools of other accounts may run it.' });
  },
});
