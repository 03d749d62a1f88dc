import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const accessTokenRevoked = defineCause<{ user: string; family: string }>({
  id: 'access-token-revoked',
  title: 'The access token was revoked',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  },
  means:
    'The sign-in that it stems from was ended by RevokeToken, GlobalSignOut, AdminUserGlobalSignOut ' +
    'or AdminDisableUser. Checks of the signature alone still pass.',
  toldApart:
    'It is not expired and its signature holds; its origin_jti is revoked, or the user signed out ' +
    'since.',
  fix: 'Sign in again.',
  likely: 30,
  seen: [
    {
      at: 'gateway',
      error: '401',
      text: 'Access token is expired, disabled, or deleted, or the user has globally signed out.',
    },
  ],
  judge: judgedBy(function* ({ tokens, calls }) {
    const ending = ['GlobalSignOut', 'AdminUserGlobalSignOut', 'RevokeToken', 'AdminDisableUser'];
    for (const { use, issuedAt, signature } of tokens) {
      if (use !== 'access') continue;
      if (signature === 'wrong') yield rulesOut('The signature of the token is wrong.');
      const end = calls.findLast(
        ({ operation, outcome, at }) =>
          outcome === 'ok' &&
          ending.includes(operation) &&
          (at === undefined || issuedAt === undefined || at > issuedAt),
      );
      if (end) yield speaksFor(`${end.operation} was called after the token was issued.`);
    }
  }),
  settledBy: filledIn('aws cognito-idp get-user --access-token ACCESS_TOKEN --region REGION'),
  source: documented('token-revocation'),
});
