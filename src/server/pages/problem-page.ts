import type { PagesContext } from './context.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

/** The page for what cannot be shown. */
export function problemPage(context: Pick<PagesContext, 'version'>, message: string): Html {
  return layout(context, {
    title: 'Not shown',
    at: undefined,
    uses: [],
    main: html`<div class="empty"><h1>This cannot be shown</h1><p>${message}</p><p><a href="/_lifeguard/">Overview</a> <a href="/_lifeguard/mailbox">Mailbox</a></p></div>`,
  });
}
