import { isLocalName } from './local-name.ts';

/** Whether what is sent to an address crosses a network on which others may read it. */
export function isInClear(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && !isLocalName(url.hostname);
}
