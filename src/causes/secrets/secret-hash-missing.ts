import { defineCause } from '../cause.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { secretOfClient } from '../secret-of-client.ts';
import { sender } from '../sender.ts';

export const secretHashMissing = defineCause<{ client: string }>({
  id: 'secret-hash-missing',
  title: 'The app client has a secret, and no SECRET_HASH came',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Client ${client} is configured with secret but SECRET_HASH was not received`,
  },
  means:
    'The app client was made with a secret, so each public call must prove that it knows it by a ' +
    'SECRET_HASH.',
  toldApart: 'DescribeUserPoolClient shows a ClientSecret; the request has no SecretHash or SECRET_HASH.',
  fix:
    'Use an app client without a secret in browsers and mobile apps; on a server send the hash of ' +
    'user name and client id.',
  likely: 50,
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Unable to verify secret hash for client <client>' },
    { at: 'client library', text: 'Client is configured for secret but secret was not received' },
  ],
  judge: judgedBy(function* (known) {
    const id = sender(known);
    yield* secretOfClient(known);
    if (known.errors.some(({ message = '' }) => /verify secret hash/i.test(message)))
      yield speaksAgainst('Where no SECRET_HASH came, the service says just that by now.');
    const call = known.calls.findLast(
      ({ outcome, clientId }) => outcome === 'failed' && (id === undefined || clientId === id),
    );
    if (call?.hasSecretHash === false) yield speaksFor(`The call of ${call.operation} had no SECRET_HASH.`);
    else if (call?.hasSecretHash) yield rulesOut(`The call of ${call.operation} had a SECRET_HASH.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'contains(keys(UserPoolClient), `ClientSecret`)'",
  ),
});
