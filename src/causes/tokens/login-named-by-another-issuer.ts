import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

const shown = /doesn't match providerName|valid public provider/i;

export const loginNamedByAnotherIssuer = describeCause({
  id: 'login-named-by-another-issuer',
  title: 'The token stands under another name in Logins than that of its issuer',
  seen: [
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: "Invalid login token. Issuer doesn't match providerName",
    },
    { at: 'identity pool', error: 'NotAuthorizedException', text: 'Please provide a valid public provider' },
    {
      at: 'identity pool',
      error: 'InvalidParameterException',
      text: 'Please provide a valid public provider',
    },
  ],
  means:
    'GetId and GetCredentialsForIdentity take the token under the name of its issuer without https://. The name in Logins ' +
    'is of another pool, region or provider, or is misspelt: a colon or a minus for the _ of the pool id, or undefined.',
  toldApart:
    'The request shows the name beside the token; it differs from iss of the token without https://. An identity pool that ' +
    'lacks the provider says that the token is not from a supported one.',
  fix:
    'Name it cognito-idp.REGION.amazonaws.com/POOL_ID, with the region and the pool id of iss. After a change of the pool, ' +
    'end the old session: its token is kept by the app and has the old issuer.',
  likely: 60,
  judge: judgedBy(function* ({ errors, tokens }) {
    if (!errors.some(({ message = '' }) => shown.test(message))) return;
    for (const { issuer } of tokens)
      if (issuer !== undefined)
        yield speaksFor(`The token belongs under ${issuer.replace(/^https:\/\//, '')}, without https://.`);
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-integrating-user-pools-with-identity-pools'),
});
