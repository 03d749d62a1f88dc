import { describeCause } from '../cause.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { hostAsked, isOfAws } from '../host-asked.ts';
import { judgedBy } from '../judged-by.ts';

export const hostMisspelt = describeCause({
  id: 'host-misspelt',
  title: 'The call goes to a host that is none of Cognito',
  seen: [
    { at: 'client library', error: 'ENOTFOUND', text: 'getaddrinfo ENOTFOUND <host>' },
    { at: 'client library', error: 'EAI_AGAIN' },
    { at: 'client library', text: 'Could not connect to the endpoint URL: "<address>"' },
    { at: 'client library', text: 'fetch failed' },
    { at: 'browser', text: 'Failed to fetch' },
    { at: 'browser', text: 'Load failed' },
    { at: 'browser', text: 'NetworkError when attempting to fetch resource.' },
    { at: 'client library', text: 'Network request failed' },
    { at: 'client library', text: 'Network Error' },
    { at: 'browser', error: 'ERR_NAME_NOT_RESOLVED' },
    { at: 'client library', error: 'NetworkError', text: 'A network error has occurred.' },
    { at: 'client library', error: 'UnknownEndpoint' },
  ],
  means:
    'The region is misspelt (“undefined”), and with it the host; or the machine has no network or name server.',
  toldApart: 'The network tab shows the host that was asked.',
  fix: 'Set the region to the one in front of the _ of the pool id, at build time too.',
  likely: 40,
  judge: judgedBy(function* ({ errors }) {
    for (const host of errors.flatMap(hostAsked))
      yield isOfAws(host)
        ? speaksFor(`The call went to ${host}: look at how its region is spelt.`)
        : rulesOut(`The call went to ${host}, which is not meant to be Cognito in AWS.`);
  }),
  settledBy: filledIn('curl -sI https://cognito-idp.REGION.amazonaws.com'),
});
