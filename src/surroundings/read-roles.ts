import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import type { RoleReads } from './role-reads.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads roles and what they may do. */
export function readRoles(outside: Outside, pace: Pace): RoleReads {
  const call = serviceCalls(outside, pace, {
    name: 'IAM',
    package: '@aws-sdk/client-iam',
    load: () => import('@aws-sdk/client-iam'),
    client: (sdk, settings) => new sdk.IAMClient(settings),
  });
  return {
    role: (region, RoleName) =>
      noneIfAbsent(
        call({ region, action: 'iam:GetRole', of: `the role ${RoleName}` }, async (client, sdk) => {
          const { Role } = await client.send(new sdk.GetRoleCommand({ RoleName }));
          // IAM gives policies encoded as parts of a URL (documented).
          return {
            arn: Role?.Arn ?? '',
            trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '{}'),
          };
        }),
      ),
    simulate: (region, roleArn, actions, resource) =>
      call(
        {
          region,
          action: 'iam:SimulatePrincipalPolicy',
          of: `the role ${roleArn} with ${actions.join(', ')} of ${resource}`,
        },
        async (client, sdk) => {
          const command = new sdk.SimulatePrincipalPolicyCommand({
            PolicySourceArn: roleArn,
            ActionNames: [...actions],
            ResourceArns: [resource],
          });
          const { EvaluationResults = [] } = await client.send(command);
          return EvaluationResults.map(({ EvalActionName = '', EvalDecision }) => ({
            action: EvalActionName,
            isAllowed: EvalDecision === 'allowed',
          }));
        },
      ),
  };
}
