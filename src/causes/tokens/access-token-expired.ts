import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const accessTokenExpired = defineCause<Record<string, never>>({
  id: 'access-token-expired',
  title: 'The access token is past its time',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token has expired',
  },
  means: "The token's exp claim has passed.",
  toldApart: "exp against the service's clock (the Date header of any answer), not the device's.",
  fix: 'Refresh before it ends.',
  likely: 70,
  seen: [
    { at: 'gateway', error: '401', text: 'the token has expired' },
    // AppSync, of whichever token it was given.
    { at: 'gateway', error: 'UnauthorizedException', text: 'Token has expired.' },
    {
      at: 'gateway',
      error: '401',
      text: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
    },
    { at: 'client library', error: 'ExpiredSignatureError', text: 'Signature has expired' },
    { at: 'client library', error: 'JWTExpired', text: '"exp" claim timestamp check failed' },
    { at: 'gateway', error: '401', text: 'The incoming token has expired' },
    { at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' },
    { at: 'client library', error: 'JwtExpiredError', text: 'Token expired at <time>' },
    { at: 'client library', error: 'TokenExpiredError', text: 'jwt expired' },
    { at: 'client library', error: 'ExpiredJwtException', text: 'JWT expired at <time>' },
    { at: 'client library', error: 'ExpiredJwtException', text: 'JWT expired <time> ago at <time>' },
    { at: 'client library', text: 'Jwt expired at <time>' },
    { at: 'client library', text: 'IDX10223: <what>' },
  ],
  judge: judgedBy(function* ({ tokens, now }) {
    for (const { use, expiresAt } of tokens) {
      if (expiresAt === undefined) continue;
      const kind = use === 'other' ? 'token' : `${use} token`;
      if (expiresAt <= now) yield settles(`The ${kind} expired ${span(now - expiresAt)} ago.`);
      else yield rulesOut(`The ${kind} is good for another ${span(expiresAt - now)}.`);
    }
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
