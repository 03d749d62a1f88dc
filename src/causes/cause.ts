/** What a cause may say of itself: plain values that are safe to record. Never a code, password, token or secret. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One reason why something fails, told apart from all others that show the same error. */
export interface CauseDefinition<F extends Facts> {
  /** Stable name in lower-case words with hyphens; equal to its file's name. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
  /** What the client sees: exactly what Cognito would show. A null message is an error body without one. */
  readonly shows: { readonly type: string; readonly message: string | null | ((facts: F) => string) };
  /** What really happened. */
  readonly means: string;
  /** How it is told from the other causes that show the same error. */
  readonly toldApart: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A failure with its cause and facts. The only error that an operation throws on purpose. */
export class Failure<F extends Facts = Facts> extends Error {
  readonly definition: CauseDefinition<F>;
  readonly facts: F;

  constructor(definition: CauseDefinition<F>, facts: F) {
    super(definition.id);
    this.name = 'Failure';
    this.definition = definition;
    this.facts = facts;
  }

  /** The wire error's type, such as `ExpiredCodeException`. */
  get type(): string {
    return this.definition.shows.type;
  }

  /** The wire error's message; null where the service sends none. */
  get shown(): string | null {
    const { message } = this.definition.shows;
    return typeof message === 'function' ? message(this.facts) : message;
  }
}

/** A cause: call it with its facts and throw what it returns. */
export interface Cause<F extends Facts> {
  (facts: F): Failure<F>;
  readonly definition: CauseDefinition<F>;
}

/**
 * Defines a cause.
 *
 * @example
 * export const userIsDisabled = defineCause<{ user: string }>({ id: 'user-is-disabled', ... });
 * throw userIsDisabled({ user: user.sub });
 */
export function defineCause<F extends Facts>(definition: CauseDefinition<F>): Cause<F> {
  return Object.assign((facts: F) => new Failure(definition, facts), { definition });
}
