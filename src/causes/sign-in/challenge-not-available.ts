import { defineCause } from '../cause.ts';

/** The text is inferred. */
export const challengeNotAvailable = defineCause<{
  user: string;
  answer: string;
  available: readonly string[];
}>({
  id: 'challenge-not-available',
  title: 'The user chose a first factor that was not offered',
  shows: { type: 'InvalidParameterException', message: 'Selected challenge is not available.' },
  means:
    'ANSWER to SELECT_CHALLENGE is none of AvailableChallenges, or the user has lost that factor since the sign-in ' +
    'began.',
  toldApart: 'The fact `available` lists what there is to choose from now. The session stays good.',
  fix: 'Answer with a name of AvailableChallenges, such as EMAIL_OTP, exactly as it stands there.',
});
