import * as z from 'zod';
import { truth, whole } from './kinds.ts';

/** How a pool tracks the sessions of its users. */
export const sessionsEntry = z.strictObject(
  {
    tracking: truth()
      .default(true)
      .describe(
        'Whether sessions of users can be listed and revoked one by one, and are limited (`UserSessionTracking`).',
      ),
    mostPerUser: whole(1, 100)
      .default(20)
      .describe(
        'How many a user may have; a new one ends the one that was used longest ago (`TokenSession.MaxPerUser`).',
      ),
  },
  { error: 'a mapping, such as { tracking: true }' },
);
