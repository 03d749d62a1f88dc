/** A mail address with the name that stands before it. */
export interface MailboxAddress {
  readonly name: string;
  readonly address: string;
}

/**
 * Reads exactly one `address` or `Name <address>`; undefined for anything else. Nothing that a header or the
 * SMTP dialogue could take for more than one address comes through: no white space, control character, comma,
 * semicolon, angle bracket or quoted local part.
 */
export function parseMailbox(text: string): MailboxAddress | undefined {
  const framed = /^([^<>]*)<([^<>]*)>\s*$/s.exec(text);
  const address = (framed?.[2] ?? text).trim();
  if (!/^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()\\,;"\p{C}]+$/u.test(address)) return undefined;
  const name = (framed?.[1] ?? '')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1');
  return { name, address };
}
