import { addressedClient } from '../addressed-client.ts';
import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const callbackHostInCapitals = describeCause({
  id: 'callback-host-in-capitals',
  title: 'The host of the callback URL is written with capital letters',
  seen: [
    { at: 'sign-in page', text: 'Client is not enabled for OAuth2.0 flows.' },
    { at: 'sign-in page', error: 'redirect_mismatch' },
  ],
  means:
    'Names of load balancers have capital letters. Browsers and libraries write hosts small, so that the redirect URI is never ' +
    'equal to the registered one.',
  toldApart: 'CallbackURLs has a host with capital letters, and the request has the same in small ones.',
  fix: 'Register the host in small letters.',
  likely: 10,
  judge: judgedBy(function* (known) {
    for (const address of known.addresses) {
      const urls = [...(addressedClient(known, address)?.callbackUrls ?? []), address.redirectUri ?? ''];
      for (const url of new Set(urls))
        if (/^https?:\/\/[^/]*[A-Z]/.test(url))
          yield speaksFor(`The URL ${url} has capital letters in its host.`);
    }
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.CallbackURLs'",
  ),
});
