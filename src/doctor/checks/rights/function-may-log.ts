import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';

const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];

export const functionMayLog = defineCheck({
  id: 'function-may-log',
  severity: 'advice',
  title: 'Functions may write their logs',
  why: 'A function whose role may not write logs fails without a trace: nobody can tell why a reset did not work.',
  looksAt: 'function',
  fix: 'Attach AWSLambdaBasicExecutionRole to the role of the function.',
  leadsTo: ['function-lacks-right'],
  needs: ['lambda:GetFunctionConfiguration', 'iam:SimulatePrincipalPolicy'],
  async run({ arn, name }, { functions, roles }) {
    const { Role, LoggingConfig } = await functions.describe(arn);
    if (Role === undefined) return { notApplicable: 'it has no role' };
    const [, partition = 'aws', , region = '', account = ''] = arn.split(':');
    const group = LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`;
    const resource = `arn:${partition}:logs:${region}:${account}:log-group:${group}:log-stream:any`;
    const denied = (await roles.simulate(region, Role, actions, resource)).filter(
      ({ isAllowed }) => !isAllowed,
    );
    if (denied.length === 0) return [];
    const field = `EvalDecision of ${denied.map(({ action }) => action).join(', ')}`;
    return [
      {
        says: 'The function may not write its log.',
        seen: [{ call: 'SimulatePrincipalPolicy', field, actual: 'denied', expected: 'allowed' }],
        commands: [
          `aws iam attach-role-policy --role-name ${word(Role.split('/').at(-1) ?? '')} ` +
            `--policy-arn ${word(`arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`)}`,
        ],
      },
    ];
  },
});
