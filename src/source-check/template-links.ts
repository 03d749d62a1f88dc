import { addressesIn, type MessageLink, readAddress } from './message-links.ts';
import type { Source } from './source.ts';

/** A link in a template of HTML, or of a language that makes HTML. */
export interface TemplateLink {
  readonly at: number;
  readonly link: Omit<MessageLink, 'at' | 'places'>;
}

/**
 * The links of a page that is a template of messages: one with the placeholder {####}, or one that a handler of messages
 * names.
 */
export function templateLinks({ text, isOfMessages }: Source): readonly TemplateLink[] {
  if (!text.includes('{####}') && isOfMessages !== true) return [];
  return addressesIn(closed(text))
    .map(({ text: address, offset }) => ({ at: offset, link: readAddress(address, () => undefined) }))
    .filter(({ link }) => /^[a-z][\w+.-]*:\/\//i.test(link.address));
}

/** The same text with the gaps of templates closed, each sign in its place: `{{ code }}` and `<%= code %>`. */
function closed(text: string): string {
  return text.replace(/\{\{[^{}\n]{0,500}\}\}|<%[^%\n]{0,500}%>|\$\{[^{}\n]{0,500}\}/g, gap =>
    gap.replace(/[\s<>"'`]/g, '_'),
  );
}
