import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyMalformed = defineCause<{ user: string }>({
  id: 'passkey-malformed',
  title: 'Credential is not what a browser makes of a new passkey',
  shows: { type: 'InvalidParameterException', message: 'Invalid credential.' },
  means:
    'Credential is not a RegistrationResponseJSON: a member is missing or is not base64url, ' +
    'clientDataJSON is of a sign-in, attestationObject cannot be read, or `id` is not the one inside it.',
  toldApart: 'Nothing was looked at yet but its form. The member must be an object, not JSON text.',
  fix: 'Send what `credential.toJSON()` gives after `navigator.credentials.create`, as an object.',
});
