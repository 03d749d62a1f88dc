import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pageParts } from './bundle.ts';
import { regionEndpoint } from './client.ts';
import { contentPolicy, documentHeaders, fileHeaders, policyText } from './headers.ts';
import type { PageData, ResetPageConfig } from './page-config.ts';
import { regions } from './regions.ts';

export type { PageClient, PagePool, ResetPageConfig } from './page-config.ts';

/** One file of the site with the headers that it must be served with. */
export interface ResetPageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The same body, compressed with gzip. */
  readonly gzip: Uint8Array;
}

/** The site's files by their path, such as `/reset-password/`. */
export type ResetSite = ReadonlyMap<string, ResetPageFile>;

/** Renders the reset page for a configuration: a document, a style sheet and a script, and nothing else. */
export async function renderResetPage(config: ResetPageConfig): Promise<ResetSite> {
  const parts = await pageParts();
  const data = pageData(config);
  const policy = contentPolicy([
    ...config.pools.map(pool => pool.endpoint),
    ...data.regions.map(regionEndpoint),
  ]);
  const filled = fill(parts.document, {
    '{{policy}}': escapeHtml(policyText(policy)),
    '{{styleHash}}': integrity(parts.style),
    '{{scriptHash}}': integrity(parts.script),
    '<!--support-->': config.supportText ? `<p id="support">${escapeHtml(config.supportText)}</p>` : '',
    // Inside a script element only `<` could end it.
    '"{{config}}"': JSON.stringify(data).replaceAll('<', '\\u003c'),
  });
  const part = (type: string, text: string) =>
    file({ ...fileHeaders, 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }, text);
  return new Map([
    ['/reset-password/', file(documentHeaders(policy), filled)],
    ['/reset-password/page.css', part('text/css', parts.style)],
    ['/reset-password/page.js', part('text/javascript', parts.script)],
  ]);
}

/** Only what the page reads: a member that a caller has beside these does not end up in public. */
function pageData(config: ResetPageConfig): PageData {
  return {
    fallbackClientId: config.fallbackClientId,
    acceptAnyClient: config.acceptAnyClient,
    pools: config.pools.map(({ id, endpoint, passwordPolicy, clients }) => ({
      id,
      endpoint,
      passwordPolicy: {
        MinimumLength: passwordPolicy.MinimumLength,
        RequireUppercase: passwordPolicy.RequireUppercase,
        RequireLowercase: passwordPolicy.RequireLowercase,
        RequireNumbers: passwordPolicy.RequireNumbers,
        RequireSymbols: passwordPolicy.RequireSymbols,
      },
      clients: clients.map(({ id, signInUrl }) => ({
        id,
        ...(signInUrl === undefined ? {} : { signInUrl }),
      })),
    })),
    regions: config.acceptAnyClient ? regions : [],
  };
}

function file(headers: Readonly<Record<string, string>>, text: string): ResetPageFile {
  const body = Buffer.from(text);
  return { headers, body, gzip: gzipSync(body, { level: 9 }) };
}

function fill(document: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [mark, value]) => text.replace(mark, () => value), document);
}

function integrity(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
