import type { ServerOptions } from 'node:http';

/** Largest request body in bytes: that of CreateManagedLoginBranding, which carries images (documented). */
export const largestBody = 2 * 1024 * 1024;

/** Most header fields of a request. */
export const mostHeaders = 100;

/** How long, in milliseconds, and how large the parts of a request may be that come before its body. */
export const serverOptions: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /**
   * Longer than the 60 s after which common load balancers close an idle connection: they must close first.
   */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};
