/** Why something could not be read. */
export type WhyNotRead =
  /** The credentials may not: the action, such as `cognito-idp:DescribeUserPool`. */
  | { readonly kind: 'denied'; readonly action: string }
  /** The target does not have it: a service, or an operation of one. */
  | { readonly kind: 'not served'; readonly what: string }
  /** The package of a service's client is not there. */
  | { readonly kind: 'not installed'; readonly package: string }
  /** There is no such thing. */
  | { readonly kind: 'not found'; readonly what: string }
  /** Throttled again and again, or any other refusal, by the name of its error. */
  | { readonly kind: 'refused'; readonly action: string; readonly error: string };

const words: { readonly [K in WhyNotRead['kind']]: (why: Extract<WhyNotRead, { kind: K }>) => string } = {
  denied: ({ action }) => `lacks ${action}`,
  'not served': ({ what }) => `${what} is not served here`,
  'not installed': ({ package: name }) => `needs the package ${name}: npm install ${name}`,
  'not found': ({ what }) => `${what} does not exist`,
  refused: ({ action, error }) => `${action} answered ${error}`,
};

/**
 * Something that a check wanted to see could not be read. It is no fault of what was to be checked: the check that
 * meets it is told as not looked at.
 */
export class NotRead extends Error {
  override readonly name = 'NotRead';
  readonly why: WhyNotRead;

  constructor(why: WhyNotRead) {
    // The row is that of the kind.
    super((words[why.kind] as (why: WhyNotRead) => string)(why));
    this.why = why;
  }

  /** The package has this module twice: joined into the command line, and into the checks. */
  static override [Symbol.hasInstance](value: unknown): value is NotRead {
    return value instanceof Error && value.name === 'NotRead';
  }
}

/** What all checks stand on cannot be reached: no answer, no credentials, expired ones. One sentence says what. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
