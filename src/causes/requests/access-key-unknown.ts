import { defineCause } from '../cause.ts';

export const accessKeyUnknown = defineCause<{ accessKeyId: string }>({
  id: 'access-key-unknown',
  title: 'The request is signed with an access key that is not known here',
  shows: {
    type: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  means:
    'The Authorization header is well formed, but its access key id is none of those that are configured.',
  toldApart: 'The fact gives the access key id. A known one with a wrong secret is signature-does-not-match.',
  fix:
    'Use the credentials that this service was started with. An SDK takes them from the environment, the shared ' +
    'files or the machine, in that order: see which it found.',
});
