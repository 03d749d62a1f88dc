import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const refreshTokenRevoked = defineCause<{ user: string; family: string }>({
  id: 'refresh-token-revoked',
  title: 'The refresh token was revoked',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has been revoked',
  },
  means: 'RevokeToken, GlobalSignOut, AdminUserGlobalSignOut or AdminDisableUser ended the sign-in.',
  toldApart: 'It opens, is of this client and not past its time, and its family is revoked.',
  fix: 'Sign in again.',
  likely: 25,
  seen: [{ at: 'callback', error: 'invalid_grant' }],
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const end = known.calls.findLast(
      ({ operation, outcome }) =>
        outcome === 'ok' &&
        ['GlobalSignOut', 'AdminUserGlobalSignOut', 'RevokeToken', 'AdminDisableUser'].includes(operation),
    );
    if (end) yield speaksFor(`${end.operation} was called before.`);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=RevokeToken',
  ),
  source: documented('token-revocation'),
});
