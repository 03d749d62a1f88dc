/** The content security policy of the page, by directive. */
export interface ContentPolicy {
  readonly [directive: string]: readonly string[];
}

/** The policy: own files only, calls only to the endpoints, nothing inline, no frames, no injected scripts. */
export function contentPolicy(endpoints: readonly string[]): ContentPolicy {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    // Browsers ask for the site's own icon by themselves.
    'img-src': ["'self'"],
    'connect-src': [...new Set(endpoints.map(endpoint => new URL(endpoint).origin))],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  };
}

/** A policy as one line for a header or a meta element. */
export function policyText(policy: ContentPolicy): string {
  return Object.entries(policy)
    .map(([directive, values]) => `${directive} ${values.join(' ') || "'none'"}`)
    .join('; ');
}

/** The headers that every file of the page carries. */
export const fileHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
};

/** The headers of the document. `frame-ancestors` works only here: browsers ignore it in a meta element. */
export function documentHeaders(policy: ContentPolicy): Readonly<Record<string, string>> {
  return {
    ...fileHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policyText({ ...policy, 'frame-ancestors': ["'none'"] }),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
  };
}
