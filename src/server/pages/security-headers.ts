/**
 * A content security policy: what each kind of thing may come from. What is not
 * named is refused by `default-src`.
 */
export type Policy = Readonly<Partial<Record<Directive, readonly string[]>>>;

type Directive =
  | 'default-src'
  | 'script-src'
  | 'style-src'
  | 'img-src'
  | 'font-src'
  | 'connect-src'
  | 'frame-src'
  | 'frame-ancestors'
  | 'form-action'
  | 'base-uri'
  | 'sandbox';

/** Of our own pages: their files and nothing else; nobody may frame them. */
export const pagePolicy: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
};

/**
 * Of a mail's own HTML: an origin of its own, no scripts, no forms, no frames; only links that open
 * elsewhere. What a mail loads from other hosts tells them that it was read, so that it is let
 * through only when the reader asks.
 */
export function mailPolicy(remoteImages: boolean): Policy {
  return {
    sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
    'default-src': ["'none'"],
    'style-src': ["'unsafe-inline'"],
    'img-src': ['data:', ...(remoteImages ? ['https:', 'http:'] : [])],
    'font-src': ['data:'],
    'frame-ancestors': ["'self'"],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
  };
}

/**
 * The headers of every answer under `/_lifeguard/`: they hold codes, so nothing keeps,
 * guesses, frames or refers them.
 */
export function securityHeaders(policy: Policy): Record<string, string> {
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => [directive, ...sources].join(' '))
      .join('; '),
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'Accept, Sec-Fetch-Site, Sec-Fetch-Mode',
  };
}
