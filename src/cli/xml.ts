import { escapeHtml } from '../pool/escape-html.ts';
import { printableLines } from '../pool/printable.ts';

/**
 * An element of XML.
 *
 * @param content XML already
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return content === ''
    ? `<${name}${written.join('')}/>\n`
    : `<${name}${written.join('')}>${content}</${name}>\n`;
}

/**
 * Text for XML 1.0, which has no control characters, not even escaped, without what a terminal obeys, nor a command to
 * GitHub Actions, which reads `##[` wherever it stands; a line break stays one in attributes too.
 */
export function escapeXml(text: string): string {
  const readable = printableLines(text.toWellFormed().replaceAll(/\r\n?/g, '\n')).replaceAll(
    /[\ufffe\uffff]/g,
    '\ufffd',
  );
  // HTML and XML write the five characters alike.
  return escapeHtml(readable).replaceAll('\n', '&#10;').replaceAll('##[', '##&#91;');
}
