import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const linkWithoutClient = describeCause({
  id: 'link-without-client',
  title: 'The link names no app client',
  seen: [
    { at: 'link', text: 'code=<code>&email=<address>' },
    { at: 'link', text: 'cid=null' },
    { at: 'link', text: 'cid=undefined' },
    { at: 'link', text: 'cid=CLIENT_ID_NOT_APPLICABLE' },
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  means:
    'The link has no cid, or one such as null that is no client, so that the page cannot know which client asked for the code. ' +
    'The function that makes the mail does not put it in, an older version of it is deployed, or there was no client to name: ' +
    'calls of administrators such as AdminCreateUser and AdminResetUserPassword, and the console, send callerContext.clientId ' +
    'as null or CLIENT_ID_NOT_APPLICABLE.',
  toldApart:
    'Mails of ForgotPassword lack it too: then it is the function. Only those of administrators lack it: then there was none.',
  fix:
    'Put callerContext.clientId into the link as cid. Where there is none, take a client that the page knows for the pool: ' +
    'the code of an administrator is bound to no client.',
  likely: 3,
  judge: judgedBy(function* (known) {
    for (const { clientId, noClient, code } of known.links)
      if (clientId !== undefined) yield rulesOut(`The link names client ${namedClient(known, clientId)}.`);
      else if (noClient !== undefined) yield settles(`The link names no client: its cid is ${noClient}.`);
      else if (code !== 'absent') yield speaksFor('The link has a code and no client (cid).');
  }),
  settledBy: filledIn(
    'aws lambda get-function-configuration --function-name CUSTOM_MESSAGE_FUNCTION --region REGION --query LastModified',
  ),
  source: documented('user-pool-lambda-custom-message'),
});
