import * as z from 'zod';
import { text, whole } from './kinds.ts';

/** The name of a group, as the API's pattern has it. */
export function groupName(): z.ZodString {
  return text('a group name of 1 to 128 characters without spaces', /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u);
}

/** One group of a pool. */
export const groupEntry = z.strictObject(
  {
    name: groupName().describe('The name of the group (`GroupName`). Unique within the pool.'),
    description: text('text of 1 to 2048 characters', /^[\s\S]{1,2048}$/u)
      .exactOptional()
      .describe('What the group is for (`Description`).'),
    precedence: whole(0, 2_147_483_647)
      .exactOptional()
      .describe(
        'Which group counts where a user is in several: the one with the lowest number gives the preferred role ' +
          '(`Precedence`).',
      ),
    roleArn: text('an ARN of an IAM role', /^arn:[\w-]+:iam::\d{12}:role\/[\w+=/,.@-]{1,512}$/)
      .exactOptional()
      .describe('The role that ID tokens of users in the group name (`RoleArn`).'),
  },
  { error: 'a group: a mapping with name' },
);

/** A group as pools.yaml describes it. */
export type GroupEntry = z.output<typeof groupEntry>;
