import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const secretSentForPublicClient = describeCause({
  id: 'secret-sent-for-public-client',
  title: 'A secret was sent for a client that has none',
  seen: [
    { at: 'API', error: 'invalid_client' },
    { at: 'API', error: 'invalid_client_secret' },
  ],
  means: 'The client is a public one, and the token request has an Authorization header all the same.',
  toldApart: 'DescribeUserPoolClient shows no ClientSecret.',
  fix: 'Send client_id in the body and no Authorization header.',
  likely: 15,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      if (client?.hasSecret !== undefined)
        yield client.hasSecret
          ? rulesOut(`Client ${namedClient(known, client.id)} has a secret.`)
          : speaksFor(`Client ${namedClient(known, client.id)} has no secret.`);
    }
  }),
  source: documented('token-endpoint'),
});
