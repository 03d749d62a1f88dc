import { printable } from '../../pool/printable.ts';

/*
 * What a mail, a link or a token looks like. The texts of a run hold none of these by their contract; they leave the
 * machine, so that a slip elsewhere must not show here.
 */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, '(token)'],
  [/(\bhttps?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/gi, '$1?(query)'],
  [/[^\s"'<>@(),;:]+@[^\s"'<>@(),;:]+/g, '(address)'],
  [/(?<![\w-])\d{6}(?![\w-])/g, '(code)'],
];

/** A text that leaves the machine: on one line, without addresses, codes, tokens and the queries of links, and bounded. */
export function redacted(text: string, most = 500): string {
  // Bounded before too, so that no text is too long to be looked through.
  const line = printable(text.slice(0, most * 4).toWellFormed());
  const told = secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), line).trim();
  return told.length <= most ? told : `${told.slice(0, most - 1).toWellFormed()}…`;
}
