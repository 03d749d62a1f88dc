import * as z from 'zod';
import { truth, whole } from './kinds.ts';

/** What a password must have. */
export const passwordPolicyEntry = z.strictObject(
  {
    minimumLength: whole(6, 99).default(8).describe('The fewest characters (`MinimumLength`).'),
    requireLowercase: truth().default(true).describe('At least one lower-case letter (`RequireLowercase`).'),
    requireUppercase: truth().default(true).describe('At least one upper-case letter (`RequireUppercase`).'),
    requireNumbers: truth().default(true).describe('At least one digit (`RequireNumbers`).'),
    requireSymbols: truth().default(true).describe('At least one symbol (`RequireSymbols`).'),
    temporaryPasswordValidityDays: whole(0, 365)
      .default(7)
      .describe('Days that a temporary password works (`TemporaryPasswordValidityDays`).'),
    passwordHistorySize: whole(0, 24)
      .default(0)
      .describe('How many former passwords must not be used again (`PasswordHistorySize`).'),
  },
  { error: 'a mapping' },
);
