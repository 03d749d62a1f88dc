import { describeCause } from '../cause.ts';

export const alreadySignedIn = describeCause({
  id: 'already-signed-in',
  title: 'Somebody is signed in already in this browser',
  seen: [
    {
      at: 'client library',
      error: 'UserAlreadyAuthenticatedException',
      text: 'There is already a signed in user.',
    },
  ],
  means:
    'The library keeps tokens of an earlier sign-in and refuses another one beside it; a reset page meets it too.',
  toldApart: 'The storage of the page has entries that begin with CognitoIdentityServiceProvider.',
  fix: 'Sign out first, or show who is signed in. Catch it on pages that are meant for people who are not.',
  likely: 20,
});
