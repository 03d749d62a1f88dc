import { describeCause } from '../cause.ts';
import { clientOf, isOfNoPool, lacksClient, namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const linkNamesWrongClient = describeCause({
  id: 'link-names-wrong-client',
  title: 'The link names another app client, or one of another pool',
  seen: [
    { at: 'link', text: 'cid=<client>&pid=<pool>' },
    { at: 'API', error: 'ResourceNotFoundException', text: 'User pool client <client> does not exist.' },
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  means:
    'The cid of the link is not the client that asked for the code, or no app client of its pid at all: the function that makes ' +
    'the mails has a client written into it or reads it from the wrong member of the event, or one function serves several ' +
    'pools or stages with the settings of one.',
  toldApart:
    'ListUserPoolClients of the pool in the link does not list the client in the link, or callerContext.clientId of the event ' +
    'that made the mail is another. All users are affected.',
  fix: 'Take cid from event.callerContext.clientId and pid from event.userPoolId, in the function that makes the mail.',
  likely: 3,
  judge: judgedBy(function* (known) {
    for (const { clientId, poolId, askedBy, askedOf } of known.links) {
      if (clientId === undefined) continue;
      const named = namedClient(known, clientId);
      const owner = clientOf(known, clientId)?.pool.id;
      if (askedBy !== undefined && askedBy !== clientId)
        yield settles(
          `The link names client ${named}; the call that its message answers was sent by ${namedClient(known, askedBy)}.`,
        );
      else if (askedOf !== undefined && poolId !== undefined && askedOf !== poolId)
        yield settles(`The link names pool ${poolId}; its message is of pool ${askedOf}.`);
      else if (owner !== undefined && poolId !== undefined && owner !== poolId)
        yield settles(`The link names pool ${poolId}, and client ${named}, which is one of pool ${owner}.`);
      else if (poolId !== undefined && lacksClient(known, poolId, clientId))
        yield settles(`The link names client ${named}, and pool ${poolId} has no such client.`);
      // There may be pools that nobody has described.
      else if (askedBy === undefined && poolId === undefined && isOfNoPool(known, clientId))
        yield speaksFor(
          `The link names client ${named}, and none of the pools that are known has such a client.`,
        );
      else if (askedBy !== undefined)
        yield rulesOut(`The link names client ${named}, whose call its message answers.`);
      else if (owner !== undefined && poolId !== undefined)
        yield rulesOut(`Client ${named} is one of pool ${poolId}, as the link says.`);
    }
  }),
  settledBy: filledIn('aws cognito-idp list-user-pool-clients --user-pool-id POOL_ID --region REGION'),
  source: documented('user-pool-lambda-custom-message'),
});
