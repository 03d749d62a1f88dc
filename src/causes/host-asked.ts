import type { ShownError } from './known.ts';

/** The host that a client could not connect to, where its message has the whole address in quotation marks. */
export function hostAsked({ message = '' }: ShownError): readonly string[] {
  const [, address = ''] = /Could not connect to the endpoint URL: "([^"\s]+)"/.exec(message) ?? [];
  const { hostname } = URL.parse(address) ?? { hostname: '' };
  return hostname === '' ? [] : [hostname];
}

/** Whether a host is one that an SDK makes of a region, be it one that there is or not. */
export function isOfAws(host: string): boolean {
  return /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(host);
}
