import { type Members, members } from './members.ts';

/** What a call of a sign-in hands in: AuthParameters in the first, ChallengeResponses in those that answer. */
export function signInParameters(input: Members): Members {
  return { ...members(input.AuthParameters), ...members(input.ChallengeResponses) };
}
