import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsExact = defineCheck({
  id: 'redirects-exact',
  severity: 'warning',
  title: 'Callback and logout addresses have no wildcard',
  why:
    'Cognito compares addresses letter by letter: a * is an ordinary character and fits nothing else. Every sign-in that ' +
    'counts on it ends in redirect_mismatch.',
  looksAt: 'client',
  fix: 'Register each address that apps use, whole.',
  leadsTo: ['callback-url-with-wildcard', 'redirect-uri-not-registered'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const wild = redirectUrls(client).filter(({ url }) => url.includes('*'));
    const seen = wild.map(one => seenUrl(one, 'the whole address'));
    return findingIf(seen, { says: 'A * in an address fits nothing.', key: ['callbackUrls'] });
  },
});
