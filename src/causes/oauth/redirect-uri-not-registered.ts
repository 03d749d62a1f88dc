import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { nearestUrl } from '../nearest-url.ts';

export const redirectUriNotRegistered = describeCause({
  id: 'redirect-uri-not-registered',
  title: 'The redirect URI is not one of the client’s callback URLs, letter by letter',
  seen: [
    { at: 'sign-in page', error: 'redirect_mismatch' },
    { at: 'callback', error: 'redirect_mismatch' },
    { at: 'browser', text: 'An error was encountered with the requested page.' },
  ],
  means:
    'The redirect_uri of the request must be equal to one of CallbackURLs in every letter. A slash at the end, http for https, ' +
    'another port, www, capital letters or a query make it another one.',
  toldApart:
    'The browser stays at the domain of the pool and does not come back. The difference is often one sign only.',
  fix: 'Register the very text that the app sends, or let the app send one that is registered.',
  likely: 80,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const { redirectUri, kind } = address;
      const client = addressedClient(known, address);
      if (redirectUri === undefined || !client?.callbackUrls || kind === 'logout') continue;
      const nearest = nearestUrl(redirectUri, client.callbackUrls);
      if (!nearest) yield settles(`Client ${namedClient(known, client.id)} has no callback URLs.`);
      else if (nearest.differs.length === 0)
        yield rulesOut(
          `The redirect URI ${redirectUri} is a callback URL of client ${namedClient(known, client.id)}.`,
        );
      else
        yield settles(
          `The redirect URI ${redirectUri} is not registered; the nearest, ${nearest.url}, differs in ${nearest.differs.join(' and ')}.`,
        );
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.CallbackURLs'",
  ),
  source: documented('authorization-endpoint'),
});
