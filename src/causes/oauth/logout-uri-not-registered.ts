import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { nearestUrl } from '../nearest-url.ts';

export const logoutUriNotRegistered = describeCause({
  id: 'logout-uri-not-registered',
  title: 'The logout URI is not one of the client’s logout URLs, letter by letter',
  seen: [
    { at: 'sign-in page', text: 'An error was encountered with the requested page.' },
    { at: 'sign-in page', error: 'redirect_mismatch' },
  ],
  means: 'logout_uri must be equal to one of LogoutURLs in every letter, as callback URLs must.',
  toldApart: 'The address is /logout, and it has logout_uri.',
  fix: 'Register the very text that the app sends.',
  likely: 15,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      if (address.kind !== 'logout') {
        yield rulesOut(
          `The address is of ${address.kind === 'authorize' ? 'a sign-in' : `the ${address.kind}`}, not of a logout.`,
        );
        continue;
      }
      const client = addressedClient(known, address);
      if (address.redirectUri === undefined || !client?.logoutUrls) continue;
      const nearest = nearestUrl(address.redirectUri, client.logoutUrls);
      if (!nearest) yield settles(`Client ${namedClient(known, client.id)} has no logout URLs.`);
      else if (nearest.differs.length === 0)
        yield rulesOut(
          `The logout URI ${address.redirectUri} is a logout URL of client ${namedClient(known, client.id)}.`,
        );
      else
        yield settles(
          `The logout URI ${address.redirectUri} is not registered; the nearest, ${nearest.url}, differs in ${nearest.differs.join(' and ')}.`,
        );
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.LogoutURLs'",
  ),
  source: documented('logout-endpoint'),
});
