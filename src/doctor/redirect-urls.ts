import type { DescribedClient } from '../surroundings/cognito-reads.ts';
import type { Seen } from './finding.ts';

/** An address that the hosted pages send people to, and the list that it stands in. */
export interface RedirectUrl {
  readonly list: 'CallbackURLs' | 'LogoutURLs';
  readonly url: string;
}

/** All addresses of an app client. */
export function redirectUrls({
  CallbackURLs = [],
  LogoutURLs = [],
}: DescribedClient): readonly RedirectUrl[] {
  return [
    ...CallbackURLs.map(url => ({ list: 'CallbackURLs', url }) as const),
    ...LogoutURLs.map(url => ({ list: 'LogoutURLs', url }) as const),
  ];
}

/** What shows that something is wrong with an address. */
export function seenUrl({ list, url }: RedirectUrl, expected: string): Seen {
  return { call: 'DescribeUserPoolClient', field: list, actual: url, expected };
}
