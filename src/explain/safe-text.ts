import { maskEmail } from '../pool/mask.ts';

/**
 * A text as it may be shown: without control characters, tokens, codes and other long secrets, on one line, at most
 * that many characters.
 */
export function safeText(text: string, most = 2_000): string {
  const cut = text.length > 2 * most ? text.slice(0, 2 * most) : text;
  const safe = cut
    .replace(/eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, '(token)')
    .replace(
      /((?:^|[?&\s"'])(?:code|confirmation_?code|password|secret|token|session)["']?\s*[=:]\s*["']?)[^\s&"',}]+/gi,
      '$1***',
    )
    .replace(/(?<![\w/+-])[\w/+-]{80,}={0,2}(?![\w/+-])/g, '(long secret)')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .trim();
  return safe.length > most ? `${safe.slice(0, most - 1)}…` : safe;
}

/** The text with its e-mail addresses masked as Cognito masks them. */
export function maskAddresses(text: string): string {
  return text.replace(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}/g, address =>
    maskEmail(address),
  );
}
