import * as z from 'zod';
import { oneOf, truth } from './kinds.ts';

/** How a pool remembers the devices of its users. */
export const devicesEntry = z.strictObject(
  {
    remember: oneOf('always', 'whenAsked')
      .default('always')
      .describe(
        '`always`: each device that a user signs in from is remembered. `whenAsked`: only one that the app says the ' +
          'user wants remembered (`DeviceOnlyRememberedOnUserPrompt`).',
      ),
    standForSecondFactor: truth()
      .default(false)
      .describe(
        'Lets a remembered device stand for a code by SMS or of an authenticator app ' +
          '(`ChallengeRequiredOnNewDevice`).',
      ),
  },
  { error: 'a mapping, such as { remember: always }' },
);
