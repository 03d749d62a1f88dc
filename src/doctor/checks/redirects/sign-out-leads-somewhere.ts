import { defineCheck } from '../../check.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';

export const signOutLeadsSomewhere = defineCheck({
  id: 'sign-out-leads-somewhere',
  severity: 'advice',
  title: 'An app client with hosted pages has a logout address',
  why:
    'The logout endpoint takes only a registered address. Without one, an app that signs out shows an error page, or leaves ' +
    'the session of the hosted pages open.',
  looksAt: 'client',
  fix: 'Register where people go after signing out in LogoutURLs.',
  leadsTo: ['logout-uri-not-registered'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    if ((client.LogoutURLs ?? []).length > 0) return [];
    const seen = { call: 'DescribeUserPoolClient', field: 'LogoutURLs', actual: 'empty' };
    return [
      {
        says: 'Signing out has nowhere to lead.',
        seen: [{ ...seen, expected: 'an address' }],
        key: ['logoutUrls'],
      },
    ];
  },
});
