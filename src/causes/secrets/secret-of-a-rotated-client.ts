import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { secretOfClient } from '../secret-of-client.ts';

export const secretOfARotatedClient = describeCause({
  id: 'secret-of-a-rotated-client',
  title: 'The app still has the old secret of the client',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Unable to verify secret hash for client <client>' },
    { at: 'callback', error: 'invalid_client' },
  ],
  means:
    'The app client was made anew, or a secret of it was deleted, and the app was not given the new secret or client id. ' +
    'Refresh tokens of a deleted client are lost.',
  toldApart: 'It begins for all users at once, at the time of a change; before that the same app worked.',
  fix:
    'Give the app the present secret. To rotate without an outage, add a second secret to the client, move the app, then ' +
    'delete the first.',
  likely: 15,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const change = known.calls.findLast(({ operation }) =>
      ['DeleteUserPoolClient', 'CreateUserPoolClient', 'DeleteUserPoolClientSecret'].includes(operation),
    );
    if (change) yield speaksFor(`${change.operation} was called before.`);
    yield* secretOfClient(known);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventSource,AttributeValue=cognito-idp.amazonaws.com',
  ),
});
