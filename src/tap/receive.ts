import type { IncomingMessage } from 'node:http';
import { largestRequest } from './limits.ts';

/**
 * The body of a request, of which no more than one byte above the limit is kept; undefined where the caller goes away
 * before its end.
 */
export function receive(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      if (length <= largestRequest) chunks.push(chunk.subarray(0, largestRequest + 1 - length));
      length += chunk.length;
      // So much is still read that the caller gets to see the answer.
      if (length > 16 * largestRequest) request.destroy();
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });
}
