import { defineCause } from '../cause.ts';

/** The text is inferred; that it takes one of them and not both is documented. */
export const setupWithoutAuthorisation = defineCause<{ given: string }>({
  id: 'setup-without-authorisation',
  title: 'A token is set up with neither access token nor session, or with both',
  shows: {
    type: 'InvalidParameterException',
    message: 'Either an access token or a session must be provided',
  },
  means:
    'AssociateSoftwareToken and VerifySoftwareToken take an AccessToken, or the Session of a sign-in; one of them.',
  toldApart: 'The fact `given` says which it was.',
  fix: 'Send the AccessToken of a signed-in user, or while signing in the Session of MFA_SETUP.',
});
