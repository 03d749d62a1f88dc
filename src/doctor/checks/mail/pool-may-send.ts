import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';
import { judgeRequest, statementsOf } from '../../policy.ts';
import { poolContext } from '../../pool-context.ts';
import { poolOrigin } from '../../pool-origin.ts';

const linkedRole = 'AWSServiceRoleForAmazonCognitoIdpEmailService';

export const poolMaySend = defineCheck({
  id: 'pool-may-send',
  severity: 'error',
  title: 'The pool may send by its identity',
  why:
    'A pool sends by the service-linked role for mail of Cognito, or by a policy of the identity. Without both, or where a ' +
    'policy denies it, calls succeed and no mail arrives.',
  looksAt: 'pool',
  fix:
    'Let somebody with iam:CreateServiceLinkedRole set the mail settings of the pool again; where a policy of the identity ' +
    'denies it, take that statement away.',
  leadsTo: ['ses-not-allowed-for-pool'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetEmailIdentity', 'iam:GetRole'],
  async run({ id }, { cognito, mail, roles }) {
    const pool = await cognito.pool(id);
    const sender = mailSender(pool);
    if (!sender) return noOwnSender;
    const identity = await mail.identity(sender.region, sender.identity);
    if (!identity) return { notApplicable: 'the identity does not exist' };
    const statements = Object.values(identity.Policies ?? {}).flatMap(policy => statementsOf(policy ?? ''));
    const verdicts = ['ses:SendEmail', 'ses:SendRawEmail'].map(action =>
      judgeRequest(statements, {
        service: 'email.cognito-idp.amazonaws.com',
        action,
        context: poolContext(poolOrigin(pool, id, sender.account)),
      }),
    );
    if (verdicts.includes('denied')) {
      const seen = { call: 'GetEmailIdentity', field: 'Policies', actual: 'Deny', expected: 'Allow' };
      return [{ says: 'A policy of the identity denies the pool to send.', seen: [seen] }];
    }
    if (verdicts.includes('allowed') || (await roles.role(regionOf(id), linkedRole))) return [];
    return [
      {
        says: 'Neither a role nor a policy of the identity lets the pool send.',
        seen: [
          { call: 'GetRole', field: linkedRole, actual: 'absent', expected: 'the role' },
          {
            call: 'GetEmailIdentity',
            field: 'Policies',
            actual: statements.length === 0 ? 'empty' : 'nothing that fits',
          },
        ],
        commands: ['aws iam create-service-linked-role --aws-service-name email.cognito-idp.amazonaws.com'],
      },
    ];
  },
});
