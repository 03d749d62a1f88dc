const words: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'it hung up'],
  [/^ENOTFOUND$/, 'there is no such host'],
  [/^EAI_AGAIN$/, 'the name could not be looked up'],
  [/^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, 'it did not answer'],
  [/^EHOSTUNREACH$/, 'there is no way there'],
  [/^ENETUNREACH$/, 'there is no network'],
  [/^HPE_/, 'it does not speak HTTP'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'its certificate is for another host'],
  [/^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, 'nobody who is trusted vouches for its certificate'],
  [/^(?:EPROTO$|ERR_SSL_)/, 'it does not speak TLS'],
];

/** What `fetch` says itself, without a code. */
const said: ReadonlyMap<string, string> = new Map([
  ['unexpected redirect', 'it redirects'],
  ['bad port', 'no program asks at that port'],
]);

/** What a code of Node.js means, such as that of `ECONNREFUSED`; undefined for one that has no words yet. */
export function wordsOfCode(code: string): string | undefined {
  return words.find(([pattern]) => pattern.test(code))?.[1];
}

/**
 * Why a request got no answer, for people: of what `fetch` or a client of AWS threw. The code stands behind the words, so
 * that it can be looked up. The error's own words are not told: they may hold an address with its query, or what was sent.
 */
export function whyUnanswered(error: unknown): string {
  // What `fetch` throws says nothing; what it was caused by does.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'no answer';
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'no answer in time';
  if (cause.name === 'CredentialsProviderError') return 'there are no AWS credentials';
  if (!('code' in cause) || typeof cause.code !== 'string') return said.get(cause.message) ?? 'no answer';
  const known = wordsOfCode(cause.code);
  return known === undefined ? cause.code : `${known}: ${cause.code}`;
}
