import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const clientAuthenticationFailed = describeCause({
  id: 'client-authentication-failed',
  title: 'The client did not prove its secret at the token endpoint',
  seen: [
    { at: 'API', error: 'invalid_client' },
    { at: 'client library', error: 'invalid_client' },
    { at: 'API', error: 'invalid_client_secret' },
  ],
  means:
    'The client has a secret, and the Authorization header of the token request is missing or has another one: an old secret, ' +
    'that of another client, or base64 of something else than client_id:client_secret.',
  toldApart:
    'DescribeUserPoolClient shows a ClientSecret. The request lacks Authorization: Basic, or its text decodes to other values.',
  fix: 'Send Authorization: Basic with base64 of client id, a colon and the present secret; from browsers use a public client.',
  likely: 60,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (client?.hasSecret !== undefined)
        yield client.hasSecret
          ? speaksFor(`Client ${namedClient(known, client.id)} has a secret.`)
          : rulesOut(`Client ${namedClient(known, client.id)} has no secret.`);
    }
  }),
  settledBy: () => "printf '%s' 'CLIENT_ID:SECRET' | base64",
  source: documented('token-endpoint'),
});
