import type { Client, Pool } from '../../pool/pool.ts';
import type { PagesContext, TestUser } from './context.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { copyButton } from './layout.ts';

const flows: Readonly<Record<string, string>> = {
  ALLOW_USER_SRP_AUTH: 'SRP',
  USER_PASSWORD_AUTH: 'password',
  ALLOW_USER_PASSWORD_AUTH: 'password',
  ADMIN_NO_SRP_AUTH: 'admin',
  ALLOW_ADMIN_USER_PASSWORD_AUTH: 'admin',
  CUSTOM_AUTH_FLOW_ONLY: 'custom',
  ALLOW_CUSTOM_AUTH: 'custom',
  ALLOW_USER_AUTH: 'choice',
  ALLOW_REFRESH_TOKEN_AUTH: 'refresh',
  ALLOW_CLIENT_TOKEN_AUTH: 'machine',
};

function features(client: Client): string[] {
  // A client that names no flows has these (documented).
  const { ExplicitAuthFlows, AllowedOAuthFlowsUserPoolClient } = client.settings;
  const named = ExplicitAuthFlows ?? ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  return [
    ...(client.secrets.length === 0 ? [] : ['secret']),
    ...new Set(named.map(flow => flows[flow] ?? flow)),
    ...(AllowedOAuthFlowsUserPoolClient ? ['OAuth'] : []),
  ];
}

/** Whether the app client speaks for itself: nobody resets a password through it. */
function isMachine({ settings }: Client): boolean {
  return settings.ExplicitAuthFlows?.includes('ALLOW_CLIENT_TOKEN_AUTH') ?? false;
}

function clientRow(client: Client): Html {
  const reset = new URLSearchParams({ cid: client.id, pid: client.poolId });
  return html`<li class="client"><div class="client-name"><strong>${client.settings.ClientName ?? client.id}</strong>
<span class="id"><code>${client.id}</code>${copyButton(client.id, 'the client id')}</span></div>
<ul class="tags" aria-label="What is on">${features(client).map(feature => html`<li>${feature}</li>`)}</ul>
${!isMachine(client) && html`<a href="/reset-password/?${reset.toString()}">Reset page</a>`}</li>
`;
}

function poolFacts({ settings, region }: Pool): readonly string[] {
  const triggers = Object.entries(settings.LambdaConfig ?? {}).filter(([, value]) => value !== undefined);
  const mfa = settings.MfaConfiguration ?? 'OFF';
  return [
    region,
    settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly ? 'sign-up closed' : 'sign-up open',
    mfa === 'OFF' ? 'no MFA' : `MFA ${mfa.toLowerCase()}`,
    ...(triggers.length > 0 ? [`triggers: ${triggers.map(([name]) => name).join(', ')}`] : []),
    ...(settings.EmailConfiguration?.From ? [`mail from ${settings.EmailConfiguration.From}`] : []),
  ];
}

/** One pool with its clients and test users. */
export function poolView(
  pool: Pool,
  { directory, testUsers }: Pick<PagesContext, 'directory' | 'testUsers'>,
): Html {
  const clients = directory.clientsOf(pool.id);
  const users: readonly TestUser[] = testUsers.filter(user => user.poolId === pool.id);
  return html`<section class="card pool" aria-label="Pool ${pool.settings.Name ?? pool.id}">
<header><h3>${pool.settings.Name ?? pool.id}</h3>
<span class="id"><code>${pool.id}</code>${copyButton(pool.id, 'the pool id')}</span>
<p class="facts">${poolFacts(pool).map(fact => html`<span>${fact}</span> `)}</p></header>
${
  clients.length > 0
    ? html`<ul class="clients">${clients.map(clientRow)}</ul>`
    : html`<p class="none">This pool has no app client yet.</p>`
}
<footer>${users.map(user => html`<span class="id">Test user <code>${user.username}</code>${copyButton(user.username, 'the user name')}</span>`)}
<span class="links"><a href="/${pool.id}/.well-known/jwks.json">Keys</a> <a href="/${pool.id}/.well-known/openid-configuration">Discovery</a></span></footer>
</section>
`;
}
