import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsLowerCase = defineCheck({
  id: 'redirects-lower-case',
  severity: 'warning',
  title: 'Hosts of callback and logout addresses are in small letters',
  why:
    'Browsers and load balancers write hosts in small letters. Cognito compares letter by letter and answers "Client is not ' +
    'enabled for OAuth2.0 flows." or redirect_mismatch.',
  looksAt: 'client',
  fix: 'Register the address with its host in small letters.',
  leadsTo: ['callback-host-in-capitals', 'redirect-uri-not-registered'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const seen = redirectUrls(client).flatMap(one => {
      // What stands there in an address with an app's own scheme is no host, and nobody rewrites it.
      const [start = ''] = /^https?:\/\/[^/?#]*/i.exec(one.url) ?? [];
      const lower = start.toLowerCase();
      return start === lower ? [] : [seenUrl(one, lower + one.url.slice(start.length))];
    });
    return findingIf(seen, { says: 'A host is written in capital letters.', key: ['callbackUrls'] });
  },
});
