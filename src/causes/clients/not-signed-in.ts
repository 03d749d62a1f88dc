import { describeCause } from '../cause.ts';

export const notSignedIn = describeCause({
  id: 'not-signed-in',
  title: 'Nobody is signed in, or the tokens could not be read',
  seen: [
    {
      at: 'client library',
      error: 'UserUnAuthenticatedException',
      text: 'User needs to be authenticated to call this API.',
    },
    { at: 'client library', text: 'The user is not authenticated' },
  ],
  means:
    'There are no tokens in the storage, they could not be refreshed, or the storage is closed to the page, as within frames ' +
    'and in private windows.',
  toldApart:
    'Look whether tokens are in the storage right after the sign-in, and at the answer to the last refresh.',
  fix: 'Lead to the sign-in. Where the page is in a frame, begin the sign-in in the top window.',
  likely: 80,
});
