import * as z from 'zod';

/** Texts by name in a request. */
export const texts = z.record(z.string(), z.string());

/** Metadata of the caller's own request; absent or null where it sends none (both observed). */
export const clientMetadata = texts.nullish();

/** The attributes of a user who exists: all are texts, also `email_verified` and numbers (observed). */
export const userAttributes = z
  .object({
    sub: z.string(),
    'cognito:user_status': z.enum([
      'UNCONFIRMED',
      'CONFIRMED',
      'RESET_REQUIRED',
      'FORCE_CHANGE_PASSWORD',
      'EXTERNAL_PROVIDER',
      'ARCHIVED',
      'COMPROMISED',
      'UNKNOWN',
    ]),
  })
  .catchall(z.string());

/** The attributes of the user in the samples, with that status. */
export function sampleAttributes(
  status: z.output<typeof userAttributes>['cognito:user_status'] = 'CONFIRMED',
): z.output<typeof userAttributes> {
  return {
    sub: 'd4e8a468-7031-70b5-9d3c-2f6c1a9e5b70',
    'cognito:user_status': status,
    email_verified: status === 'UNCONFIRMED' ? 'false' : 'true',
    name: 'Anna Muster',
    email: 'anna@example.com',
  };
}
