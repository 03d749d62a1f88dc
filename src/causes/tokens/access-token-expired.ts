import { defineCause } from '../cause.ts';

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
});
