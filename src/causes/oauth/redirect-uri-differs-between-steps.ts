import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const redirectUriDiffersBetweenSteps = describeCause({
  id: 'redirect-uri-differs-between-steps',
  title: 'The token request has another redirect URI than the sign-in',
  seen: [
    { at: 'API', error: 'unauthorized_client' },
    { at: 'API', error: 'invalid_grant' },
    { at: 'client library', error: 'unauthorized_client' },
    { at: 'client library', text: 'expected 200 OK, got: 400 Bad Request' },
  ],
  means:
    'A code is bound to the redirect_uri of its authorize request. The token endpoint was sent another one; a slash at the end ' +
    'is enough.',
  toldApart:
    'The sign-in page accepted its redirect URI. Compare redirect_uri in the body of the token request with it.',
  fix: 'Use one constant for both requests, and encode it once.',
  likely: 40,
  judge: judgedBy(function* ({ addresses }) {
    const begun = addresses.find(({ kind, redirectUri }) => kind === 'authorize' && redirectUri);
    const asked = addresses.find(({ kind, redirectUri }) => kind === 'token' && redirectUri);
    if (begun?.redirectUri === undefined || asked?.redirectUri === undefined) return;
    yield begun.redirectUri === asked.redirectUri
      ? rulesOut('Both requests have the same redirect URI.')
      : settles(`The sign-in had ${begun.redirectUri}, the token request ${asked.redirectUri}.`);
  }),
  source: documented('token-endpoint'),
});
