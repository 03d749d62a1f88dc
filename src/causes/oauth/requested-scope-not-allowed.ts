import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const requestedScopeNotAllowed = describeCause({
  id: 'requested-scope-not-allowed',
  title: 'The request asks for a scope that the client may not have',
  seen: [
    { at: 'callback', error: 'invalid_scope' },
    { at: 'callback', error: 'invalid_request', text: 'invalid_scope' },
    { at: 'API', error: 'invalid_scope' },
  ],
  means:
    'Every scope of the request must be among AllowedOAuthScopes of the client; scopes of your own are written ' +
    'identifier/name, and their resource server must exist.',
  toldApart: 'Compare the scope parameter with the list. openid is needed for the other standard ones.',
  fix: 'Add the scope to the client, or leave it out of the request.',
  likely: 50,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (!client?.scopes || !address.scopes) continue;
      const missing = address.scopes.filter(scope => !client.scopes?.includes(scope));
      yield missing.length > 0
        ? settles(`Client ${namedClient(known, client.id)} may not have ${missing.join(' ')}.`)
        : rulesOut(`Client ${namedClient(known, client.id)} may have ${address.scopes.join(' ')}.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.AllowedOAuthScopes'",
  ),
  source: documented('authorization-endpoint'),
});
