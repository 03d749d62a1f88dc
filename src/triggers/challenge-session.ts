import * as z from 'zod';

/** The challenges of a sign-in so far and how they went, the oldest first. */
export const challengeSession = z.array(
  z.object({
    /** Such as `CUSTOM_CHALLENGE`, `SRP_A` or `PASSWORD_VERIFIER`. */
    challengeName: z.string(),
    challengeResult: z.boolean(),
    /** What CreateAuthChallenge called a custom challenge; null for the service's own. */
    challengeMetadata: z.string().nullable(),
  }),
);
