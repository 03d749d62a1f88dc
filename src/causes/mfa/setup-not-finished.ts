import { defineCause } from '../cause.ts';

/** The text is that of the same state in SetUserMFAPreference (inferred). */
export const setupNotFinished = defineCause<{ user: string }>({
  id: 'setup-not-finished',
  title: 'MFA_SETUP was answered before a factor was set up',
  shows: { type: 'InvalidParameterException', message: 'User has not verified software token mfa' },
  means: 'The Session of the answer is not the one that VerifySoftwareToken gave out.',
  toldApart:
    'The answer has no EMAIL, and its Session is that of the challenge or of AssociateSoftwareToken.',
  fix: 'AssociateSoftwareToken, then VerifySoftwareToken, each with the Session of the call before; answer with the last.',
});
