import type { AssetName } from './assets.ts';
import type { PagesContext } from './context.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

/** One of our pages, without its frame. */
export interface Page {
  readonly title: string;
  readonly at: 'home' | 'mailbox' | undefined;
  /** The style sheets and scripts that it has beyond those of every page. */
  readonly uses: readonly AssetName[];
  /** The stream whose events make the page look for what is new. */
  readonly live?: string;
  readonly main: Html;
}

const tabs = [
  { at: 'home', href: '/_lifeguard/', text: 'Overview' },
  { at: 'mailbox', href: '/_lifeguard/mailbox', text: 'Mailbox' },
] as const;

const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="11" fill="none" stroke="currentColor" stroke-width="8"/><path d="M16 1v8M16 23v8M1 16h8M23 16h8" stroke="var(--surface)" stroke-width="5"/></svg>`;

const everyPage: readonly AssetName[] = ['base.css', 'pieces.css', 'page.js'];

function load(name: AssetName): Html {
  const address = `/_lifeguard/assets/${name}`;
  return name.endsWith('.css')
    ? html`<link rel="stylesheet" href="${address}">\n`
    : html`<script type="module" src="${address}"></script>\n`;
}

/** Frames a page. */
export function layout(context: Pick<PagesContext, 'version'>, page: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Lifeguard</title>
<link rel="icon" href="/_lifeguard/assets/icon.svg" type="image/svg+xml">
${[...everyPage, ...page.uses].map(load)}</head>
<body class="at-${page.at ?? 'none'}"${page.live ? html` data-live="${page.live}"` : ''}>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="brand" href="/_lifeguard/">${mark}<span>Lifeguard</span></a>
<nav aria-label="Pages">${tabs.map(tab => html`<a href="${tab.href}"${tab.at === page.at ? html` aria-current="page"` : ''}>${tab.text}</a>`)}</nav>
<p class="mode"><span class="live" data-live-state hidden>live</span><span title="Any AWS credentials are accepted">local mode</span><span class="version">${context.version}</span></p>
</header>
<main id="main" tabindex="-1">${page.main}</main>
</body>
</html>
`;
}

/** A button that copies a text; it shows itself once the page's script runs. */
export function copyButton(text: string, label: string): Html {
  return html`<button type="button" class="copy" data-copy="${text}" aria-label="Copy ${label}" title="Copy ${label}" hidden><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3h8v8h-3m0-5h-8v8h8z" fill="none" stroke="currentColor" stroke-linejoin="round"/></svg></button>`;
}

/** A moment; the page's script puts it into the reader's own time zone. */
export function moment(milliseconds: number, form: 'time' | 'full'): Html {
  const iso = new Date(milliseconds).toISOString();
  const shown = form === 'time' ? iso.slice(11, 19) : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return html`<time datetime="${iso}" data-form="${form}">${shown}</time>`;
}
