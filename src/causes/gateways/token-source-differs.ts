import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const tokenSourceDiffers = describeCause({
  id: 'token-source-differs',
  title: 'The gateway looks for the token in another header or form',
  seen: [
    { at: 'gateway', error: '400', text: 'Bad OAuth2 request at UserInfo Endpoint' },
    { at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' },
    { at: 'gateway', error: '401', text: 'Unauthorized' },
  ],
  means:
    'The authorizer reads the token from the header that it is set up with, and takes what is there as the token: another ' +
    'header name, spaces or a line break around it, or a word before it that it does not expect make it none.',
  toldApart:
    'The token itself is right in every check, and the call does not reach the service behind. Compare the token source of the authorizer with the request.',
  fix: 'Send the token in the header of the authorizer, alone or as “Bearer token”, as the kind of the API wants it.',
  likely: 20,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokens, now } = known;
    for (const { signature, expiresAt } of tokens)
      if (signature === 'right' && expiresAt !== undefined && expiresAt > now)
        yield speaksFor('The token is rightly signed and in its time.');
  }),
  settledBy: () => "aws apigateway get-authorizers --rest-api-id API_ID --query 'items[].identitySource'",
});
