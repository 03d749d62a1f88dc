import { readApiCall } from './api-call.ts';
import type { Errand, PageRequest } from './visit.ts';

/** What a request may tell nobody but Cognito. */
export type Secret = 'the password' | 'the code';

/** Finds what a request tells beside what it should. */
export type FindSecret = (request: PageRequest) => Secret | undefined;

/** A request of which more is to be looked at is none that a page needs. */
const mostLetters = 2 * 1024 * 1024;

/**
 * Knows the requests that tell the password or the code of an errand, in the address, the body or the headers: as they
 * are, percent-encoded, or in base64. The call of ConfirmForgotPassword may, and to the page's own server the part of
 * the address that the link has: there it was told already. Of referrers, another invariant speaks.
 */
export function secretsOf({ link, values }: Pick<Errand, 'link' | 'values'>): FindSecret {
  const at = new URL(link);
  const linked = [at.pathname, at.search].filter(({ length }) => length > 1);
  const secrets = (
    [
      ['the password', values.password],
      ['the code', values.code],
    ] as const
  )
    // Less is no secret, and stands everywhere.
    .filter(([, secret]) => secret.length >= 4)
    .map(([name, secret]) => ({ name, forms: formsOf(secret) }));
  return request => {
    if (readApiCall(request)?.operation === 'ConfirmForgotPassword') return undefined;
    const { method, url, headers, body } = request;
    const isToOwn = /^(?:GET|HEAD)$/.test(method) && url.startsWith(`${at.origin}/`);
    const [asked = ''] = url.split('#');
    const address = isToOwn ? linked.reduce((rest, part) => rest.replace(part, ''), asked) : asked;
    const others = Object.entries(headers).filter(([name]) => name !== 'referer');
    const text = [address, body, ...others.flat()].join('\n').slice(0, mostLetters);
    const readings = [text, decoded(text), decoded(decoded(text))].map(plainBase64);
    return secrets.find(({ forms }) => readings.some(reading => forms.some(form => reading.includes(form))))
      ?.name;
  };
}

/** A secret as it is, and the letters of base64 that it gives for sure, wherever it begins in what is encoded. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].map(before => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6));
  });
  return [secret, ...encoded].map(plainBase64);
}

/** Base64 for addresses has other letters in two places. */
function plainBase64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

/** Percent-encoding undone, whatever else there is. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%[0-9a-f]{2}/gi, one => String.fromCharCode(Number.parseInt(one.slice(1), 16)));
}
