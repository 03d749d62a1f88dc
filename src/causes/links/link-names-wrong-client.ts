import { describeCause } from '../cause.ts';
import { clientOf, lacksClient, namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const linkNamesWrongClient = describeCause({
  id: 'link-names-wrong-client',
  title: 'The link names an app client of another pool',
  seen: [
    { at: 'link', text: 'cid=<client>&pid=<pool>' },
    { at: 'API', error: 'ResourceNotFoundException', text: 'User pool client <client> does not exist.' },
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  means:
    'The cid of the link is no app client of its pid: the function that makes the mails has a client written into it, or one ' +
    'function serves several pools or stages with the settings of one.',
  toldApart:
    'ListUserPoolClients of the pool in the link does not list the client in the link. All users are affected.',
  fix: 'Take cid from event.callerContext.clientId and pid from event.userPoolId, in the function that makes the mail.',
  likely: 3,
  judge: judgedBy(function* (known) {
    for (const { clientId, poolId } of known.links) {
      if (clientId === undefined || poolId === undefined) continue;
      const owner = clientOf(known, clientId)?.pool.id;
      if (owner !== undefined && owner !== poolId)
        yield settles(
          `The link names pool ${poolId}, and client ${namedClient(known, clientId)}, which is one of pool ${owner}.`,
        );
      else if (lacksClient(known, poolId, clientId))
        yield settles(
          `The link names client ${namedClient(known, clientId)}, and pool ${poolId} has no such client.`,
        );
      else if (owner !== undefined)
        yield rulesOut(`Client ${namedClient(known, clientId)} is one of pool ${poolId}, as the link says.`);
    }
  }),
  settledBy: filledIn('aws cognito-idp list-user-pool-clients --user-pool-id POOL_ID --region REGION'),
  source: documented('user-pool-lambda-custom-message'),
});
