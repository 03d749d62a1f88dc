import type { Output } from '../../model/operation.ts';
import type { Group } from '../../pool/group.ts';
import { present } from '../../pool/present.ts';

type GroupView = NonNullable<Output<'GetGroup'>['Group']>;

/** A group as the API shows it: what is not set is absent (observed). */
export function groupView(group: Group): GroupView {
  return {
    ...present({
      Description: group.description,
      Precedence: group.precedence,
      RoleArn: group.roleArn,
    }),
    CreationDate: new Date(group.createdAt),
    GroupName: group.name,
    LastModifiedDate: new Date(group.modifiedAt),
    UserPoolId: group.poolId,
  };
}
