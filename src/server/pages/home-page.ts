import { sendHtml } from './answer.ts';
import { callView } from './call-view.ts';
import type { Handler, PagesContext } from './context.ts';
import { eventFilter } from './events-api.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { copyButton, layout } from './layout.ts';
import { namesIn } from './names.ts';
import { poolView } from './pool-view.ts';

/** How many calls the page shows; the rest is in `/_lifeguard/events`. */
const shownCalls = 40;

/** Lines that point a client at this service, made with a pool, client and user that exist. */
function lines({ origin, directory, testUsers }: PagesContext): { name: string; line: string }[] {
  const user = testUsers[0];
  const pool = (user && directory.pool(user.poolId)) ?? directory.pools()[0];
  const region = pool?.region ?? 'us-east-1';
  const client = pool && directory.clientsOf(pool.id)[0];
  return [
    {
      name: 'AWS CLI',
      line:
        `aws cognito-idp forgot-password --endpoint-url ${origin} --region ${region} --no-sign-request ` +
        `--client-id ${client?.id ?? 'CLIENT_ID'} --username ${user?.username ?? 'USER'}`,
    },
    {
      name: 'SDK for JavaScript',
      line: `new CognitoIdentityProviderClient({ endpoint: '${origin}', region: '${region}' })`,
    },
    { name: 'Any AWS SDK', line: `export AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=${origin}` },
  ];
}

function connect(context: PagesContext): Html {
  return html`<section class="card connect" aria-labelledby="connect"><h2 id="connect">Connect</h2>
<dl>${lines(context).map(({ name, line }) => html`<div><dt>${name}</dt><dd><code>${line.split(' ').map(word => html`<span>${word}</span> `)}</code>${copyButton(line, `the line for ${name}`)}</dd></div>`)}</dl>
</section>`;
}

async function calls(context: PagesContext, query: URLSearchParams): Promise<Html> {
  const filter = eventFilter(query);
  const names = namesIn(context.directory);
  const events = context.recorder.events({ ...filter, limit: shownCalls }).reverse();
  const describe = await context.readCauses();
  const failed = filter.outcome === 'failed';
  const tab = (href: string, text: string, current: boolean) =>
    html`<a href="${href}"${current ? html` aria-current="true"` : ''}>${text}</a>`;
  return html`<section class="card calls" aria-labelledby="calls"><header><h2 id="calls">Latest calls</h2>
<nav class="switch" aria-label="Which calls">${tab('/_lifeguard/#calls', 'All', !failed)}${tab('/_lifeguard/?outcome=failed#calls', 'Failed', failed)}</nav></header>
<div id="call-list" data-swap>${
    events.length > 0
      ? html`<ol>${events.map(event => callView(event, names, describe))}</ol>`
      : html`<div class="empty small"><p><strong>${failed ? 'Nothing has failed.' : 'No calls yet.'}</strong></p><p>Each call of the API shows up here as it comes in, with the true cause where it fails.</p></div>`
  }</div>
<footer><a href="/_lifeguard/events">All as JSON</a></footer></section>`;
}

/** `GET /_lifeguard/`: what runs here, how to reach it, and what is going on. */
export const homePage: Handler = async (context, { response, query }) => {
  const pools = context.directory.pools();
  const main = html`<h1 class="where"><span>Running at</span> <code>${context.origin}</code>${copyButton(context.origin, 'the address')}</h1>
<div class="columns"><div class="left">
${connect(context)}
<h2>Pools</h2>
${
  pools.length > 0
    ? pools.map(pool => poolView(pool, context))
    : html`<div class="card empty small"><p><strong>There are no pools.</strong></p><p>Describe them in pools.yaml, or make one with CreateUserPool.</p></div>`
}
</div>
${await calls(context, query)}
</div>`;
  sendHtml(
    response,
    200,
    layout(context, {
      title: 'Overview',
      at: 'home',
      uses: ['overview.css', 'calls.css'],
      live: '/_lifeguard/events',
      main,
    }),
  );
};
