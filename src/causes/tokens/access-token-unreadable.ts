import { defineCause } from '../cause.ts';
import { rulesOut, settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const accessTokenUnreadable = defineCause<Record<string, never>>({
  id: 'access-token-unreadable',
  title: 'What came as access token is none',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  },
  means:
    'The text is no JSON web token of a pool that is here: cut short, of another pool, or something ' +
    'else.',
  toldApart:
    "It does not decode to a header and claims with the issuer of a pool that is here; where it does, and the pool's " +
    'keys are others, the cause is access-token-key-unknown.',
  fix: 'Send the AccessToken of the sign-in, whole.',
  likely: 12,
  seen: [
    // AppSync, of whichever token it was given.
    { at: 'gateway', error: 'UnauthorizedException', text: 'Unable to parse JWT token.' },
    { at: 'client library', error: 'JsonWebTokenError', text: 'jwt malformed' },
    { at: 'client library', error: 'JsonWebTokenError', text: 'jwt must be provided' },
    { at: 'client library', error: 'JsonWebTokenError', text: 'invalid token' },
    { at: 'client library', error: 'DecodeError', text: 'Not enough segments' },
    { at: 'client library', error: 'JWTInvalid', text: 'Invalid JWT' },
    { at: 'client library', error: 'JWSInvalid', text: 'Invalid Compact JWS' },
    {
      at: 'client library',
      error: 'JwtParseError',
      text: 'JWT string does not consist of exactly 3 parts (header, payload, signature)',
    },
  ],
  judge: judgedBy(function* ({ tokens }) {
    for (const { use, algorithm } of tokens)
      if (use !== 'access' && use !== 'id') continue;
      else if (algorithm !== undefined && algorithm !== 'RS256')
        yield settles(
          `The ${use} token is signed with ${algorithm}; user pools sign with RS256, so that it is not one of theirs.`,
        );
      else yield rulesOut(`What is at hand decodes as an ${use} token.`);
  }),
});
