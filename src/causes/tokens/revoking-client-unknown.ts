import { defineCause } from '../cause.ts';

export const revokingClientUnknown = defineCause<{ client: string }>({
  id: 'revoking-client-unknown',
  title: 'There is no such app client',
  shows: {
    type: 'UnauthorizedException',
    message: 'Invalid client or secret',
  },
  means: 'RevokeToken names an app client that is in no pool here.',
  toldApart: 'DescribeUserPoolClient does not find it. A known client with a wrong secret shows the same.',
  fix: 'Send the client id of the sign-in.',
});
