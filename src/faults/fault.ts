/**
 * Something that is to go wrong on demand. It has one effect: an `error` or a delay or both, or a limit of
 * calls a second, or the documented quotas.
 */
export interface Fault {
  /** Names of operations or of quota categories; every operation that can have it where it is left out. */
  readonly operations?: readonly string[];
  /** The type of the error that the client gets, such as `CodeDeliveryFailureException`. */
  readonly error?: string;
  /** The error's message; the service's own words where it is left out. */
  readonly message?: string;
  /** How long a call waits before it is answered or fails. */
  readonly delayMilliseconds?: number;
  /** How many calls meet it; all where it is left out. Only with `error` or a delay. */
  readonly times?: number;
  /**
   * How many of a hundred calls meet it, by chance; all where it is left out. Only with `error` or a delay.
   */
  readonly percent?: number;
  /**
   * How many calls a second the operations may get together; what is beyond gets TooManyRequestsException.
   */
  readonly perSecond?: number;
  /** Throttles as the service does by default. */
  readonly quotas?: 'documented';
}
