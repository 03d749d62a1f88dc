import * as z from 'zod';
import { whole } from './kinds.ts';

/** How many codes a user of a pool may have and try in an hour. */
export const limitsEntry = z.strictObject(
  {
    resetRequestsPerHour: whole(1, 1_000)
      .default(5)
      .describe('Reset codes that a user may ask for in an hour. AWS allows 5 to 20 by its risk score.'),
    resetAttemptsPerHour: whole(1, 1_000)
      .default(5)
      .describe('Wrong reset codes that a user may submit in an hour. AWS allows 5 to 20 by its risk score.'),
    signInCodesPerHour: whole(1, 1_000)
      .default(20)
      .describe(
        'Codes that signing in sends a user in an hour, as a first or second factor, by mail and SMS together. AWS names no number.',
      ),
  },
  { error: 'a mapping' },
);
