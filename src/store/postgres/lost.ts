/** The server ended the session, or the operating system reports that the connection is gone. */
const codes = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE']);

/** How the client library says the same, without a code. */
const messages = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
]);

/** Whether the connection broke: what ran on it has no answer, and another connection may do better. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'code' in error ? codes.has(String(error.code)) : messages.has(error.message);
}
