import type { RequestListener, Server } from 'node:http';
import { mostHeaders, serverOptions } from './limits.ts';

// Importing node:http reads all that it exports, WebSocket among them, which loads a whole HTTP client: that
// takes as long as a quarter of a start, and memory.
const { createServer } = process.getBuiltinModule('node:http');

/**
 * An HTTP server that bounds what a caller may send before a request is handed on. It does not listen yet.
 */
export function createListener(onRequest: RequestListener): Server {
  const server = createServer(serverOptions, onRequest);
  server.maxHeadersCount = mostHeaders;
  return server;
}
