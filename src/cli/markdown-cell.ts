import { printable } from '../pool/printable.ts';

/** A text as the cell of a table in Markdown: nothing in it is read as Markdown or HTML, and it stays on one line. */
export function markdownCell(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]#!|~@]/g, character => `&#${character.charCodeAt(0)};`)
    .replaceAll(/(?<=https?|www)(:|\.)/gi, character => `&#${character.charCodeAt(0)};`);
}
