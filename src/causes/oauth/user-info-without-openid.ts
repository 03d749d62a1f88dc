import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

const refused = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';

export const userInfoWithoutOpenid = describeCause({
  id: 'user-info-without-openid',
  title: 'The token was not given out by the sign-in pages with the scope openid',
  seen: [
    { at: 'gateway', error: '401', text: refused },
    { at: 'gateway', error: '403', text: refused },
  ],
  means:
    'The userinfo endpoint of the domain takes access tokens of an OAuth flow that asked for openid. Tokens of InitiateAuth ' +
    'have the scope aws.cognito.signin.user.admin alone, and those of client credentials have no user.',
  toldApart: 'The scope claim of the access token has no openid, and the token is in its time.',
  fix: 'Ask for openid in the request to /oauth2/authorize, and add it to the scopes of the app client; or call GetUser.',
  likely: 40,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const { use, scopes } of known.tokens) {
      if (use !== 'access' || scopes === undefined) continue;
      if (scopes.includes('openid')) yield rulesOut('The token has the scope openid.');
      else yield speaksFor(`The scopes of the token are ${scopes.join(' ') || 'none'}.`);
    }
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('userinfo-endpoint'),
});
