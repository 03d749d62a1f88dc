import type { Input } from '../../model/operation.ts';
import type { Group } from '../../pool/group.ts';
import { givenSettings } from './given-settings.ts';

/** The group that CreateGroup makes of its input. `now` is milliseconds since 1970. */
export function groupFromInput(input: Input<'CreateGroup'>, now: number): Group {
  const { description, precedence, roleArn } = givenSettings(input);
  return {
    poolId: input.UserPoolId,
    name: input.GroupName,
    description,
    precedence,
    roleArn,
    createdAt: now,
    modifiedAt: now,
  };
}
