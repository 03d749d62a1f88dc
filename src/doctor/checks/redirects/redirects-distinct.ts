import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';
import { redirectUrls, seenUrl } from '../../redirect-urls.ts';

export const redirectsDistinct = defineCheck({
  id: 'redirects-distinct',
  severity: 'advice',
  title: 'No address is registered in two spellings',
  why:
    'Two spellings of one address, with and without a slash at the end, say that somebody was guessing. The token endpoint ' +
    'wants the same one that the sign-in was begun with, or answers unauthorized_client.',
  looksAt: 'client',
  fix: 'Use one spelling in the app, and remove the other.',
  leadsTo: ['redirect-uri-differs-between-steps', 'redirect-uri-not-registered'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id }, { cognito }) {
    const client = await cognito.client(pool.id, id);
    if (!usesHostedPages(client)) return noHostedPages;
    const bySpelling = Map.groupBy(redirectUrls(client), ({ list, url }) =>
      [list, url.toLowerCase().replace(/\/$/, '')].join(' '),
    );
    const seen = [...bySpelling.values()].flatMap(([first, second]) =>
      first && second ? [seenUrl(first, `this or ${second.url}, not both`)] : [],
    );
    return findingIf(seen, { says: 'An address is registered in two spellings.', key: ['callbackUrls'] });
  },
});
