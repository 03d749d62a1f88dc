import { defineCause } from '../cause.ts';

/** Observed for SOFTWARE_TOKEN_MFA; inferred for the others. */
export const factorNotSetUp = defineCause<{ user: string; factor: string }>({
  id: 'factor-not-set-up',
  title: 'The user has nothing that the second factor could use',
  shows: {
    type: 'InvalidParameterException',
    message: ({ factor }) => `User does not have delivery config set to turn on ${factor}`,
  },
  means:
    'A factor is turned on for a user who cannot use it: SOFTWARE_TOKEN_MFA needs a verified token, SMS_MFA a ' +
    'phone_number, EMAIL_OTP an email.',
  toldApart: 'The message names the factor; AdminGetUser shows the attributes.',
  fix:
    'For authenticator apps, the user calls AssociateSoftwareToken and VerifySoftwareToken first; an administrator ' +
    'cannot do it instead. For the others, set the attribute.',
});
