import type { GroupEntry } from '../config/group-entry.ts';
import type { Input } from '../model/operation.ts';
import { present } from '../pool/present.ts';

/** What CreateGroup would be asked for a group of pools.yaml. */
export function groupInput(
  poolId: string,
  { name, description, precedence, roleArn }: GroupEntry,
): Input<'CreateGroup'> {
  return {
    UserPoolId: poolId,
    GroupName: name,
    ...present({ Description: description, Precedence: precedence, RoleArn: roleArn }),
  };
}
