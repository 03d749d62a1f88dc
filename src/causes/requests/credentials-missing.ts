import { defineCause } from '../cause.ts';

export const credentialsMissing = defineCause<{ operation: string }>({
  id: 'credentials-missing',
  title: 'The operation must be signed, and the request is not',
  shows: { type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  means:
    'The operation is for administrators: its requests are signed with AWS credentials (Signature Version 4). This one ' +
    'has no Authorization header.',
  toldApart: 'It is the only cause of this error.',
  fix:
    'Give the SDK or CLI credentials; a Lifeguard on its own machine takes any, such as access key id "local" and ' +
    'secret "local". From a browser or an app, use the public operation instead: ForgotPassword rather than ' +
    'AdminResetUserPassword, InitiateAuth rather than AdminInitiateAuth.',
});
