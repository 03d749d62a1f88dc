import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';
import { judgeRequest, statementsOf } from '../../policy.ts';
import { poolContext } from '../../pool-context.ts';
import { poolOrigin } from '../../pool-origin.ts';

export const functionCallable = defineCheck({
  id: 'function-callable',
  severity: 'error',
  title: 'The policy of each function lets its pools call it',
  why:
    'Without a permission for cognito-idp.amazonaws.com from exactly this pool, at exactly the version or alias that the pool ' +
    'names, each run ends in AccessDeniedException before the function starts, and its log stays empty.',
  looksAt: 'function',
  fix: 'Add the permission. A pool that was made anew needs one of its own; so does each alias.',
  leadsTo: ['lambda-not-permitted'],
  needs: ['lambda:GetFunctionConfiguration', 'lambda:GetPolicy', 'cognito-idp:DescribeUserPool'],
  async run({ arn, uses }, { functions, cognito }) {
    // Where there is no function, another check tells.
    await functions.describe(arn);
    const statements = statementsOf((await functions.policy(arn)) ?? '');
    const [, , , region = '', account = '', , name = '', qualifier] = arn.split(':');
    const judged = await Promise.all(
      [...new Map(uses.map(use => [use.pool.id, use])).values()].map(async ({ pool, trigger }) => {
        const origin = poolOrigin(await cognito.pool(pool.id), pool.id, account);
        const verdict = judgeRequest(statements, {
          service: 'cognito-idp.amazonaws.com',
          action: 'lambda:InvokeFunction',
          context: poolContext(origin),
        });
        return { pool, trigger, origin, verdict };
      }),
    );
    return judged
      .filter(({ verdict }) => verdict !== 'allowed')
      .map(({ pool, trigger, origin, verdict }) => ({
        says:
          verdict === 'denied'
            ? `A statement of its policy denies ${pool.name} to call it.`
            : `Nothing in its policy lets ${pool.name} call it.`,
        seen: [
          {
            call: 'GetPolicy',
            field: qualifier === undefined ? 'Policy' : `Policy of ${qualifier}`,
            actual: verdict === 'denied' ? 'Deny' : statements.length === 0 ? 'absent' : 'nothing that fits',
            expected: `cognito-idp.amazonaws.com for ${trigger} of ${pool.id}`,
          },
        ],
        commands:
          verdict === 'denied'
            ? []
            : [
                [
                  `aws lambda add-permission --region ${word(region)} --function-name ${word(name)}`,
                  ...(qualifier === undefined ? [] : [`--qualifier ${word(qualifier)}`]),
                  `--statement-id ${word(`cognito-${pool.id}`)} --action lambda:InvokeFunction`,
                  `--principal cognito-idp.amazonaws.com --source-arn ${word(origin.arn)} --source-account ${word(origin.account)}`,
                ].join(' '),
              ],
      }));
  },
});
