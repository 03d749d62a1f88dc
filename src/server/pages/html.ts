import { escapeHtml } from '../../pool/escape-html.ts';

/** HTML that was made by `html`: safe to send. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template. Text is escaped; `false` and `undefined` stand for nothing. */
export type Part = Html | string | number | false | undefined | readonly Part[];

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(rendered).join('');
  return escapeHtml(String(part));
}

/**
 * Makes HTML from a template; whatever is put in is escaped unless it is HTML itself.
 * Attribute values must be quoted.
 *
 * @example
 * html`<p title="${title}">${text}</p>`
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: template.reduce((made, text, index) => made + rendered(parts[index - 1]) + text) };
}
