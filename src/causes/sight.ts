/** Where people meet a failure. */
export type Place =
  | 'API'
  | 'callback'
  | 'sign-in page'
  | 'browser'
  | 'client library'
  | 'gateway'
  | 'function log'
  | 'deployment'
  | 'mail'
  | 'link'
  | 'token'
  | 'identity pool';

/** Something that is seen when a cause is at work, beside or instead of an error of the API. */
export interface Sight {
  readonly at: Place;
  /** The name or code of the error, where it has one: `invalid_grant`, `401`. */
  readonly error?: string;
  /**
   * As it is shown; what varies stands in angle brackets: `PreSignUp failed with error <text>.` Empty where there is
   * none, absent where it can be any.
   */
  readonly text?: string;
}
