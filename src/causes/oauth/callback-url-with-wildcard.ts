import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const callbackUrlWithWildcard = describeCause({
  id: 'callback-url-with-wildcard',
  title: 'A callback URL has a *, which stands for itself only',
  seen: [
    { at: 'sign-in page', error: 'redirect_mismatch' },
    { at: 'callback', error: 'redirect_mismatch' },
  ],
  means:
    'Cognito knows no wildcards in callback and logout URLs: http://localhost:3000/* allows that address with the star in it, ' +
    'and no other.',
  toldApart: 'CallbackURLs has an entry with *, and the redirect URI begins with what is in front of it.',
  fix: 'Register each address by itself. For previews with changing hosts, come back to one fixed page that leads on.',
  likely: 25,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const client = addressedClient(known, address);
      const { redirectUri } = address;
      const starred = client?.callbackUrls?.filter(url => url.includes('*'));
      if (!client || !starred) continue;
      if (starred.length === 0)
        yield rulesOut(`No callback URL of client ${namedClient(known, client.id)} has a *.`);
      for (const url of starred)
        if (redirectUri?.startsWith(url.slice(0, url.indexOf('*'))))
          yield settles(`The redirect URI ${redirectUri} would match ${url}, if the * were a wildcard.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.CallbackURLs'",
  ),
  source: documented('cognito-user-pools-app-idp-settings'),
});
