/** An HTTP request to the API, whichever way it came in: over a socket or from the test kit. */
export interface WireRequest {
  readonly method: string;
  /** The path with its query, such as `/`. */
  readonly path: string;
  /** By lower-case name, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string | Buffer;
  /** The address at the other end of the socket; absent where there is none. */
  readonly address?: string | undefined;
}

/** The answer to it, complete but for `Date` and `Connection`, which the HTTP server adds. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The value of a header, several joined by commas; undefined where there is none. */
export function header(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'object' ? value.join(',') : value;
}
