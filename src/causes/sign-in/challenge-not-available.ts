import { defineCause } from '../cause.ts';

/** Observed where only passwords are there to choose from; the other text is inferred. */
export const challengeNotAvailable = defineCause<{
  user: string;
  answer: string;
  available: readonly string[];
}>({
  id: 'challenge-not-available',
  title: 'The user chose a first factor that was not offered',
  shows: {
    type: 'InvalidParameterException',
    message: ({ available }) =>
      available.every(factor => factor.startsWith('PASSWORD'))
        ? 'Password Challenge is Required to SignIn'
        : 'Selected challenge is not available.',
    forms: ['Password Challenge is Required to SignIn', 'Selected challenge is not available.'],
  },
  means:
    'ANSWER to SELECT_CHALLENGE is none of AvailableChallenges, or the user has lost that factor since the sign-in ' +
    'began. With a temporary password, and with a second factor, only passwords are left: a code is one factor, and ' +
    'so is a passkey that the user has not turned on as both (WebAuthnMfaSettings).',
  toldApart: 'The fact `available` lists what there is to choose from now. The session stays good.',
  fix: 'Answer with a name of AvailableChallenges, such as EMAIL_OTP, exactly as it stands there.',
});
