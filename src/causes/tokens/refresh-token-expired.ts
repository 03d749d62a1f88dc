import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const refreshTokenExpired = defineCause<{ user: string; expiredAt: number }>({
  id: 'refresh-token-expired',
  title: 'The refresh token is past its time',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has expired',
  },
  means: 'RefreshTokenValidity of the app client has passed since the sign-in.',
  toldApart: "The time of the sign-in plus the client's RefreshTokenValidity.",
  fix: 'Sign in again; raise RefreshTokenValidity if sign-ins should last longer.',
  likely: 25,
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.[RefreshTokenValidity,TokenValidityUnits]'",
  ),
  source: documented('amazon-cognito-user-pools-using-the-refresh-token'),
});
