import { defineCause } from '../cause.ts';

export const accessKeyUnknown = defineCause<{ accessKeyId: string }>({
  id: 'access-key-unknown',
  title: 'The request is signed with an access key that is not known here',
  shows: {
    type: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  },
  means:
    'The Authorization header is well formed, but its access key id is none of those that are known. On AWS the key was ' +
    'deleted or is inactive, is of another partition (China, GovCloud), or is a temporary one whose session token was left ' +
    'out. In Lifeguard it is none of those that are configured.',
  toldApart:
    'In Lifeguard the fact gives the access key id. A temporary key begins with ASIA and needs AWS_SESSION_TOKEN; ' +
    '`aws sts get-caller-identity` fails with the same key. A known one with a wrong secret is signature-does-not-match.',
  fix:
    'An SDK takes credentials from the environment, the shared files or the machine, in that order: see which it found. On ' +
    'AWS use a key that is active, with its session token if it has one; for Lifeguard use the credentials that this ' +
    'service was started with.',
});
