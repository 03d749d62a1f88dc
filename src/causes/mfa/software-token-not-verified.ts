import { defineCause } from '../cause.ts';

export const softwareTokenNotVerified = defineCause<{ user: string }>({
  id: 'software-token-not-verified',
  title: 'The authenticator app was not verified',
  shows: { type: 'InvalidParameterException', message: 'User has not verified software token mfa' },
  means: 'AssociateSoftwareToken gave out a secret, and no code has yet proven that an app has it.',
  toldApart: 'AssociateSoftwareToken was called for the user, VerifySoftwareToken was not, or failed.',
  fix: 'Call VerifySoftwareToken with a code of the app, then set the preference or answer MFA_SETUP.',
});
