import type { IncomingMessage } from 'node:http';
import { isLocalName } from '../pool/local-name.ts';

/**
 * Whether a program of this machine asks: not another machine, and not a web page, whichever name it was loaded under.
 */
export function isOfThisMachine(request: IncomingMessage): boolean {
  const { headers } = request;
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const isPage = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
  return isLocalName(host) && comesFromThisMachine(request) && !isPage;
}

/** Whether the connection itself begins on this machine, whatever the headers say. */
export function comesFromThisMachine({ socket }: IncomingMessage): boolean {
  return isLocalName((socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
}
