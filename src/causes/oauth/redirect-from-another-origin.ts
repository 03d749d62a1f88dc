import { describeCause } from '../cause.ts';

export const redirectFromAnotherOrigin = describeCause({
  id: 'redirect-from-another-origin',
  title: 'The sign-in came back to another origin than it began at',
  seen: [
    {
      at: 'client library',
      error: 'InvalidOriginException',
      text: 'redirect is coming from a different origin. The oauth flow needs to be initiated from the same origin',
    },
  ],
  means:
    'State and verifier of the sign-in lie in the storage of the origin where it began, and the browser came back to another: ' +
    'www and not, http and https, two ports.',
  toldApart: 'The origins of the first page and of the callback differ.',
  fix: 'Redirect users to one origin before they sign in.',
  likely: 20,
});
