import { htmlTokens } from './html-tokens.ts';

/**
 * The codes in a text, in order, each once: six or eight digits that stand alone. Digits of an address, a
 * number with a fraction, a colour or an encoded value are none.
 */
export function codesIn(text: string): string[] {
  const found = text.match(/(?<![\p{L}\p{N}@+.\-_%#,])\d{6}(?:\d{2})?(?![\p{L}\p{N}@\-_%]|[.,]\p{N})/gu);
  return [...new Set(found)];
}

/** The absolute addresses that a mail's HTML links to, in order, each once, as a browser would open them. */
export function linksIn(html: string): string[] {
  const links = new Set<string>();
  for (const token of htmlTokens(html)) {
    if (token.kind !== 'open' || (token.name !== 'a' && token.name !== 'area')) continue;
    // Browsers drop line ends within, which mails that are folded have, and what is around.
    const url = token.attributes
      .get('href')
      ?.replaceAll(/[\t\n\r]/g, '')
      .trim();
    if (url && /^[a-z][a-z0-9+.-]*:/i.test(url)) links.add(url);
  }
  return [...links];
}

/**
 * The absolute addresses in plain text, in order, each once; a full stop or bracket that
 * ends the sentence is not theirs.
 */
export function linksInText(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g);
  return [...new Set(found)];
}
