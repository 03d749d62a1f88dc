import * as z from 'zod';
import { region, text } from './kinds.ts';

/** Who sends the text messages of a pool, as the pool is told. */
export const poolSmsEntry = z.strictObject(
  {
    callerArn: text('an ARN of an IAM role', /^arn:[\w-]+:iam::\d{12}:role\/[\w+=/,.@-]{1,512}$/).describe(
      'The role that sends through SNS (`SnsCallerArn`). Lifeguard itself puts text messages into its mailbox.',
    ),
    externalId: text('2 to 1224 letters, digits and _+=,.@:/-', /^[\w+=,.@:/-]{2,1224}$/)
      .exactOptional()
      .describe('The id that the role’s trust asks for (`ExternalId`).'),
    region: region()
      .exactOptional()
      .describe('The region of SNS where it is another than the pool’s (`SnsRegion`).'),
  },
  { error: 'a mapping with callerArn' },
);
