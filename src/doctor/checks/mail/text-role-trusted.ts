import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { judgeRequest, statementsOf } from '../../policy.ts';
import { poolContext } from '../../pool-context.ts';
import { poolOrigin } from '../../pool-origin.ts';

export const textRoleTrusted = defineCheck({
  id: 'text-role-trusted',
  severity: 'error',
  title: 'The role for text messages trusts the pool',
  why:
    'Cognito takes the role on with the external id of the pool. A role that is gone, that trusts somebody else, or asks for ' +
    'another external id, lets no text message out.',
  looksAt: 'pool',
  fix: 'Trust cognito-idp.amazonaws.com in the role, with sts:ExternalId equal to ExternalId of the pool.',
  leadsTo: ['sms-role-not-trusted'],
  needs: ['cognito-idp:DescribeUserPool', 'iam:GetRole'],
  async run({ id }, { cognito, roles }) {
    const pool = await cognito.pool(id);
    const { SnsCallerArn: arn, ExternalId: externalId } = pool.SmsConfiguration ?? {};
    const name = arn?.split('/').at(-1);
    if (arn === undefined || name === undefined || pool.LambdaConfig?.CustomSMSSender)
      return { notApplicable: 'the pool sends no text messages by SNS' };
    const role = await roles.role(regionOf(id), name);
    const verdict = judgeRequest(statementsOf(role?.trust ?? ''), {
      service: 'cognito-idp.amazonaws.com',
      action: 'sts:AssumeRole',
      context: {
        ...poolContext(poolOrigin(pool, id, arn.split(':')[4] ?? '')),
        // A condition never equals what is not sent.
        'sts:externalid': externalId ?? '(none)',
      },
    });
    if (role && verdict === 'allowed') return [];
    return [
      {
        says: role
          ? 'The role for text messages does not trust the pool.'
          : 'The role for text messages does not exist.',
        seen: [
          {
            call: 'GetRole',
            field: role ? 'AssumeRolePolicyDocument' : 'RoleName',
            actual: role ? verdict : 'absent',
            expected: role
              ? `cognito-idp.amazonaws.com${externalId === undefined ? '' : ' with the ExternalId of the pool'}`
              : name,
          },
        ],
        key: ['sms', 'callerArn'],
      },
    ];
  },
});
