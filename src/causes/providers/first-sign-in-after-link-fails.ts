import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const firstSignInAfterLinkFails = describeCause({
  id: 'first-sign-in-after-link-fails',
  title: 'The first sign-in of an identity fails when it was linked on the way',
  seen: [
    { at: 'callback', error: 'invalid_request', text: 'Already found an entry for username <provider>_<id>' },
    {
      at: 'callback',
      error: 'invalid_request',
      text: 'Already found an entry for username <provider>_<id>.',
    },
  ],
  means:
    'PreSignUp_ExternalProvider linked the identity to a user (AdminLinkProviderForUser), and Cognito, which was about to make ' +
    'a user for it, finds the name taken. The link is made; the next sign-in works. Newer reports say that it no longer fails.',
  toldApart: 'error_description begins with “Already found an entry”, and it happens once for each user.',
  fix: 'Let the app begin the sign-in once more, by itself, when it sees that text, and no more than once.',
  likely: 80,
  judge: judgedBy(function* ({ addresses }) {
    if (addresses.some(({ errorDescription }) => errorDescription?.startsWith('Already found an entry')))
      yield settles('error_description begins with “Already found an entry”.');
  }),
  source: documented('cognito-user-pools-identity-federation-consolidate-users'),
});
