import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsWithoutFragment = defineCheck({
  id: 'redirects-without-fragment',
  severity: 'error',
  title: 'Callback and logout addresses have no fragment',
  why: 'What stands behind # never reaches a server. OAuth forbids it in these addresses, and Cognito refuses it.',
  looksAt: 'client',
  fix: 'Register the address without what stands behind #.',
  leadsTo: ['redirect-url-with-fragment'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const parted = redirectUrls(client).filter(({ url }) => url.includes('#'));
    const seen = parted.map(one => seenUrl(one, one.url.replace(/#.*$/, '')));
    return findingIf(seen, { says: 'An address has a fragment.', key: ['callbackUrls'] });
  },
});
