import { createServer, type RequestListener, type Server } from 'node:http';
import { mostHeaders, serverOptions } from './limits.ts';

/** An HTTP server that bounds what a caller may send before a request is handed on. It does not listen yet. */
export function createListener(onRequest: RequestListener): Server {
  const server = createServer(serverOptions, onRequest);
  server.maxHeadersCount = mostHeaders;
  return server;
}
