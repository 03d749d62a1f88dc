import { defineCheck } from '../../check.ts';
import { openPage } from '../../open-page.ts';

export const redirectKeepsQuery = defineCheck({
  id: 'redirect-keeps-query',
  severity: 'error',
  title: 'Redirects to the reset page keep what links carry',
  why:
    'Links carry the code and the app client in their query. A redirect to a slash at the end, to www or to HTTPS that drops ' +
    'it opens a page that has neither, for everybody.',
  looksAt: 'page',
  fix: 'Redirect with 308 and the query, or let mails link to the last address at once.',
  leadsTo: ['redirect-loses-query'],
  needs: [],
  async run({ url, pools }, { web }) {
    const [client] = pools.flatMap(({ described }) => described?.clients ?? []);
    const query = new URLSearchParams({ cid: client?.id ?? 'client' });
    const { hops, answer } = await openPage(web, `${url}?${query}`);
    const loses = hops.find(
      ({ from, location }) => URL.parse(location, from)?.searchParams.get('cid') !== query.get('cid'),
    );
    if (loses) {
      return [
        {
          says: 'A redirect drops what links carry.',
          seen: [
            {
              call: `GET ${loses.from}`,
              field: 'location',
              actual: loses.location,
              expected: `an address with ?${query}`,
            },
          ],
          key: ['url'],
        },
      ];
    }
    return typeof answer === 'object' ? [] : { notApplicable: 'the page does not answer' };
  },
});
