import { describeCause } from '../cause.ts';

export const noRedirectForOrigin = describeCause({
  id: 'no-redirect-for-origin',
  title: 'None of the configured redirect URLs is of the origin of the page',
  seen: [
    {
      at: 'client library',
      error: 'InvalidRedirectException',
      text: 'signInRedirect or signOutRedirect had an invalid format or was not found.',
    },
  ],
  means:
    'The library has a list of redirect URLs and takes the one of the origin that the page runs at. There is none: a preview, ' +
    'another port, or www.',
  toldApart: 'It is thrown before any request leaves the page.',
  fix: 'Add the origin to the configuration and to CallbackURLs.',
  likely: 20,
});
