import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { isLocal } from '../../is-local.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsEncrypted = defineCheck({
  id: 'redirects-encrypted',
  severity: 'error',
  title: 'Callback and logout addresses are https',
  why:
    'A code that goes over http can be read on the way. Cognito refuses such addresses, except on the machine itself, at the ' +
    'next change of the app client.',
  looksAt: 'client',
  fix: 'Register the https address.',
  leadsTo: ['redirect-url-not-https'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const open = redirectUrls(client).filter(({ url }) => /^http:/i.test(url) && !isLocal(url));
    const seen = open.map(one => seenUrl(one, one.url.replace(/^http:/i, 'https:')));
    return findingIf(seen, { says: 'An address is not encrypted.', key: ['callbackUrls'] });
  },
});
