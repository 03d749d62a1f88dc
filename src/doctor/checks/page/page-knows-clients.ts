import * as z from 'zod';
import { noneIfAbsent } from '../../../surroundings/none-if-absent.ts';
import { defineCheck } from '../../check.ts';
import { notShown, shownPage } from '../../open-page.ts';

/** What checks need of what Lifeguard's page is made with; the page holds it as JSON. */
const pageData = z.object({
  acceptAnyClient: z.boolean(),
  pools: z.array(z.object({ id: z.string(), clients: z.array(z.object({ id: z.string() })) })),
});

export const pageKnowsClients = defineCheck({
  id: 'page-knows-clients',
  severity: 'error',
  title: 'The reset page knows every app client of pools.yaml',
  why:
    'The page submits codes only for the app clients that it was built with. One that was added since gets mails whose links ' +
    'the page refuses.',
  looksAt: 'page',
  fix: 'Render the page again for the app clients of pools.yaml, and deploy it.',
  leadsTo: ['link-names-wrong-client'],
  needs: ['cognito-idp:ListUserPoolClients'],
  async run({ url, pools }, { web, cognito }) {
    const page = await shownPage(web, url);
    if (!page) return notShown;
    const data = dataOf(page.body);
    if (!data) return { notApplicable: 'the page is none of Lifeguard’s' };
    if (data.acceptAnyClient) return [];
    const unknown = await Promise.all(
      pools.map(async ({ id, name, described }) => {
        const known = data.pools.find(pool => pool.id === id)?.clients.map(client => client.id) ?? [];
        const gone = (described?.clients ?? []).filter(client => !known.includes(client.id));
        if (gone.length === 0) return [];
        // One that does not exist, or whose pool does not, asks for no mails; that it does not is told elsewhere.
        const existing = ((await noneIfAbsent(cognito.clients(id))) ?? []).map(client => client.id);
        return gone
          .filter(client => existing.includes(client.id))
          .map(client => ({ pool: name, client: client.name, known: known.length }));
      }),
    );
    return unknown.flat().map(({ pool, client, known }) => ({
      says: `The reset page does not know the app client ${client} of ${pool}.`,
      seen: [{ call: `GET ${url}`, field: `app clients of ${pool}`, actual: `${known} others` }] as const,
      key: ['url'],
    }));
  },
});

function dataOf(html: string): z.output<typeof pageData> | undefined {
  const [, text = ''] = /<script type="application\/json" id="config">([^<]*)<\/script>/.exec(html) ?? [];
  try {
    return pageData.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
