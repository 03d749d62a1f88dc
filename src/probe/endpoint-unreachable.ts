/** An endpoint did not answer, or answered something else than what it is for. */
export class EndpointUnreachable extends Error {
  override readonly name = 'EndpointUnreachable';
  /** Who was asked, such as `http://127.0.0.1:9400`. */
  readonly origin: string;
  /** Whether something came that is no answer of such an endpoint. */
  readonly isAnother: boolean;

  /** @param url any address there; what else stands in it is not told */
  constructor(url: string, message: string, options: ErrorOptions & { readonly isAnother?: boolean } = {}) {
    super(message, options);
    this.origin = new URL(url).origin;
    this.isAnother = options.isAnother ?? false;
  }
}
