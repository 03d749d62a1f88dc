import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyChallengeUnknown = defineCause<{ user: string; reason: string }>({
  id: 'passkey-challenge-unknown',
  title: 'The passkey was made for a challenge that is not open',
  shows: {
    type: 'WebAuthnChallengeNotFoundException',
    message: 'Challenge not found. Start the registration again.',
  },
  means:
    'The challenge in clientDataJSON is not one that StartWebAuthnRegistration gave to this user, is too ' +
    'old, or has registered a passkey already.',
  toldApart:
    'The fact `reason` says which. Each challenge registers one passkey, within the AuthSessionValidity ' +
    'of its app client.',
  fix:
    'Call StartWebAuthnRegistration again and hand its options to the browser unchanged, challenge ' +
    'included.',
});
