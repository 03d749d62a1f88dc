import { maskEmail } from '../pool/mask.ts';
import { printable } from '../pool/printable.ts';

/** What a value is called that must not be shown. A status or error code may be; so may what stands behind an error. */
const secretName =
  /(?:(?<!(?:status|error|exit|response)[ _-]?)code|passw(?:or)?d|secret|token|session)\w{0,40}(?<!exception|error|fault|failure|expired|mismatch|required)/;

/** Such a name with its value: within quotation marks, escaped or not, or up to the next sign that ends one. */
const namedSecret = new RegExp(
  `(${secretName.source}\\\\*["']?\\s{0,8}[:=]>?\\s{0,8})(?:"(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?|\\\\+(["'])(?:(?!\\2).)*\\2?|[^\\s&"',}{\\\\]+)`,
  'gis',
);

/** What is put in the place of secrets; those without a name are told by their form. */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, '(token)'],
  [/(authorization\W{1,8}(?:basic|bearer)\s{1,8})[^\s"',}]+/gi, '$1***'],
  [namedSecret, '$1***'],
  [/(?<![\w/+-])(?:[\w/+-]{80,}={0,2}|[\w/+-]{43}=|[0-9a-z]{47,})(?![\w/+-])/g, '(long secret)'],
  // A date such as 20260519 is no code.
  [/(?<![\w.-])(?!20\d\d[01]\d[0-3]\d)\d{6}(?:\d{2})?(?![\w-]|\.\d)/g, '***'],
  [/(?<=%3D)\d{6}(?:\d{2})?(?!\d)/gi, '***'],
];

/**
 * A text as it may be shown: without control characters, tokens, codes and other secrets, on one line, at most that many
 * characters.
 */
export function safeText(text: string, most = 2_000): string {
  const cut = text.length > 2 * most ? text.slice(0, 2 * most) : text;
  const hidden = secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), cut);
  const safe = printable(hidden.replace(/\s+/g, ' ')).trim();
  return safe.length > most ? `${safe.slice(0, most - 1)}…` : safe;
}

/** The text with its e-mail addresses masked as Cognito masks them. */
export function maskAddresses(text: string): string {
  return text.replace(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}/g, address =>
    maskEmail(address),
  );
}
