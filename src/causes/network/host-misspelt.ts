import { describeCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const hostMisspelt = describeCause({
  id: 'host-misspelt',
  title: 'The call goes to a host that is none of Cognito',
  seen: [
    { at: 'browser', error: 'ERR_NAME_NOT_RESOLVED' },
    { at: 'client library', error: 'NetworkError', text: 'A network error has occurred.' },
    { at: 'client library', error: 'UnknownEndpoint' },
    {
      at: 'client library',
      error: 'ENOTFOUND',
      text: 'getaddrinfo ENOTFOUND cognito-idp.<region>.amazonaws.com',
    },
  ],
  means:
    'The region is missing or misspelt (“undefined”), and with it the host; or the machine has no network or name server.',
  toldApart: 'The network tab shows the host that was asked.',
  fix: 'Set the region to the one in front of the _ of the pool id, at build time too.',
  likely: 40,
  settledBy: filledIn('curl -sI https://cognito-idp.REGION.amazonaws.com'),
});
