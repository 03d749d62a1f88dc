import { describeCause } from '../cause.ts';
import { clientOf, isOfNoPool, namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const signInPageOfUnknownClient = describeCause({
  id: 'sign-in-page-of-unknown-client',
  title: 'The sign-in page is asked for by a client that its pool does not have',
  seen: [
    { at: 'sign-in page', text: 'An error was encountered with the requested page.' },
    { at: 'sign-in page', text: 'Login pages unavailable' },
    { at: 'sign-in page', text: 'Login pages unavailable. Please contact an administrator.' },
    { at: 'sign-in page', text: 'Client does not exist.' },
    { at: 'sign-in page', error: 'invalid_request', text: 'Invalid client' },
  ],
  means:
    'The client_id of the address is no client of the pool whose domain it is: of another stage, deleted, or cut in copying.',
  toldApart:
    'DescribeUserPoolDomain names the pool of the domain; ListUserPoolClients of that pool lacks the client.',
  fix: 'Use the domain and client id of one pool.',
  likely: 40,
  judge: judgedBy(function* (known) {
    for (const { clientId } of known.addresses) {
      if (clientId === undefined) continue;
      const owner = clientOf(known, clientId)?.pool;
      if (isOfNoPool(known, clientId)) yield speaksFor(`None of the known pools has client ${clientId}.`);
      else if (owner)
        yield speaksAgainst(`Client ${namedClient(known, clientId)} is one of pool ${owner.id}.`);
    }
  }),
  settledBy: filledIn(
    'aws cognito-idp describe-user-pool-domain --domain DOMAIN --region REGION --query DomainDescription.UserPoolId',
  ),
  source: documented('cognito-user-pools-assign-domain'),
});
