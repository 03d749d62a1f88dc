import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { isLocal } from '../../is-local.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsNotToOwnMachine = defineCheck({
  id: 'redirects-not-to-own-machine',
  severity: 'advice',
  title: 'An app client of production does not send people to localhost',
  why:
    'With an address on the person’s own machine, any program there can take the code of a real user. Development has app ' +
    'clients of its own.',
  looksAt: 'client',
  fix: 'Make another app client for development, and remove the local address.',
  leadsTo: ['redirect-from-another-origin', 'no-redirect-for-origin'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const urls = redirectUrls(client);
    if (!urls.some(({ url }) => /^https:/i.test(url))) return [];
    const seen = urls
      .filter(({ url }) => isLocal(url))
      .map(one => seenUrl(one, 'absent beside https addresses'));
    return findingIf(seen, {
      says: 'It sends people of production to localhost too.',
      key: ['callbackUrls'],
    });
  },
});
