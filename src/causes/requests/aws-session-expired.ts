import { describeCause } from '../cause.ts';

export const awsSessionExpired = describeCause({
  id: 'aws-session-expired',
  title: 'The AWS credentials that sign the call have expired',
  seen: [
    {
      at: 'API',
      error: 'ExpiredTokenException',
      text: 'The security token included in the request is expired',
    },
    { at: 'API', error: 'ExpiredToken', text: 'The security token included in the request is expired' },
    { at: 'client library', error: 'TokenRefreshRequired' },
    {
      at: 'client library',
      text: 'Error when retrieving token from sso: Token has expired and refresh failed',
    },
  ],
  means:
    'Credentials of a role, of single sign-on or of a session end after some hours. What signs with them after that is ' +
    'refused, whatever it asks for. It has nothing to do with the tokens of users.',
  toldApart: 'Every signed call fails alike, to other services of AWS as well; public calls pass.',
  fix: 'Sign in anew (`aws sso login`), or let the SDK fetch the credentials itself instead of copying them.',
  likely: 60,
  settledBy: () => 'aws sts get-caller-identity',
});
