import { defineCause } from '../cause.ts';

export const revocationNotEnabled = defineCause<{ client: string }>({
  id: 'revocation-not-enabled',
  title: 'Token revocation is off for the app client',
  shows: {
    type: 'UnsupportedOperationException',
    message: 'This feature is not enabled for this client',
  },
  means: 'EnableTokenRevocation of the app client is false.',
  toldApart: 'DescribeUserPoolClient shows it.',
  fix: 'Set EnableTokenRevocation to true; tokens issued from then on can be revoked.',
});
