import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { reported } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const tokenEndpointCalledWithSecretFromBrowser = describeCause({
  id: 'token-endpoint-called-with-secret-from-browser',
  title: 'The browser calls the token endpoint as a client with a secret',
  seen: [
    {
      at: 'browser',
      text: "Access to fetch at 'https://<domain>/oauth2/token' from origin '<origin>' has been blocked by CORS policy",
    },
    { at: 'browser', text: "No 'Access-Control-Allow-Origin' header is present on the requested resource." },
  ],
  means:
    'The token endpoint answers errors without the headers that let a page read them. The page sees a CORS error, whatever the ' +
    'reason was; a client with a secret, which a page cannot keep, is the usual one.',
  toldApart:
    'The status in the network tab, or the same request by curl, shows the error itself: 400 or 401 is the client.',
  fix: 'Use a public client with code and PKCE in pages; exchange the code on a server where a secret is needed.',
  likely: 30,
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
  settledBy: () =>
    "curl -i -X POST https://DOMAIN/oauth2/token -d 'grant_type=authorization_code&client_id=CLIENT_ID&code=none&redirect_uri=REDIRECT_URI'",
  source: reported('aws-amplify/amplify-js', 8152),
});
