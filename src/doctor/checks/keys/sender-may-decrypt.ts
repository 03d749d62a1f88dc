import { defineCheck } from '../../check.ts';

const action = 'kms:Decrypt';

export const senderMayDecrypt = defineCheck({
  id: 'sender-may-decrypt',
  severity: 'warning',
  title: 'Custom senders may decrypt the codes that they send',
  why:
    'The function gets the code encrypted. Without kms:Decrypt it fails after Cognito has answered: the user is told that a ' +
    'code was sent, and none arrives. A policy of the key itself may allow it too, which is not counted in here.',
  looksAt: 'pool',
  fix: 'Allow the role of the function kms:Decrypt with the key of the pool.',
  leadsTo: ['kms-cannot-decrypt', 'custom-sender-silent'],
  needs: [
    'cognito-idp:DescribeUserPool',
    'lambda:GetFunctionConfiguration',
    'kms:DescribeKey',
    'iam:SimulatePrincipalPolicy',
  ],
  async run({ id }, { cognito, functions, keys, roles }) {
    const { LambdaConfig: config = {} } = await cognito.pool(id);
    const senders = [config.CustomEmailSender, config.CustomSMSSender].flatMap(one => one?.LambdaArn ?? []);
    if (senders.length === 0 || config.KMSKeyID === undefined)
      return { notApplicable: 'the pool has no custom sender with a key' };
    const key = await keys.describe(config.KMSKeyID);
    if (key?.Arn === undefined) return { notApplicable: 'the key is gone' };
    const keyArn = key.Arn;
    const denied = await Promise.all(
      [...new Set(senders)].map(async arn => {
        const { Role } = await functions.describe(arn);
        if (Role === undefined) return [];
        const judged = await roles.simulate(arn.split(':')[3] ?? '', Role, [action], keyArn);
        return judged.some(({ isAllowed }) => !isAllowed) ? [{ arn, Role }] : [];
      }),
    );
    return denied.flat().map(({ arn, Role }) => ({
      says: `The policies of the role of ${arn.split(':')[6]} do not let it decrypt codes.`,
      seen: [
        {
          call: 'SimulatePrincipalPolicy',
          field: `EvalDecision of ${action} for ${Role.split('/').at(-1)}`,
          actual: 'denied',
          expected: 'allowed',
        },
      ],
      key: ['senderKey'],
    }));
  },
});
