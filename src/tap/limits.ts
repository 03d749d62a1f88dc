import type { ServerOptions } from 'node:http';

/** Largest request body in bytes: what the service takes. */
export const largestRequest = 2 * 1024 * 1024;

/** How much of an answer is looked into, in bytes; all of it is passed on. */
export const largestLookedInto = 2 * 1024 * 1024;

/** How long an upstream may send nothing, in milliseconds: the longest call takes some 18 seconds. */
export const longestSilence = 30_000;

/** How large and slow a caller may be. */
export const tapServerOptions: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  // Small answers go out at once.
  noDelay: true,
};
