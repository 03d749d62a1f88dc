import type { Judge } from './evidence.ts';
import type { Known } from './known.ts';
import type { Sight } from './sight.ts';

/**
 * What a cause may say of itself: plain values that are safe to record. Never a
 * code, password, token or secret.
 */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What a client sees of a cause where it is not what its definition `shows`. */
export interface ShownElsewhere {
  /** The case, as the end of a sentence that begins with "where". */
  readonly where: string;
  readonly type: string;
  readonly message: string;
}

/** One reason why something fails, told apart from all others that look the same. */
export interface Explanation {
  /** Stable name in lower-case words with hyphens; equal to its file's name. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
  /** What really happened. */
  readonly means: string;
  /** How it is told from the other causes that show the same error. */
  readonly toldApart: string;
  /** What to do about it. */
  readonly fix: string;
  /** What else is seen, such as another wording, a page, or the words of a library or log. */
  readonly seen?: readonly Sight[];
  /**
   * How often it is behind what is shown, against the others that show the same: 100 where it nearly always is, 1 where
   * hardly ever; 10 if left out.
   */
  readonly likely?: number;
  /** What speaks for and against it in what is known. */
  readonly judge?: Judge;
  /** The command that would settle it, as far as its arguments are known; the others stand in capitals. */
  readonly settledBy?: (known: Known) => string;
  /** Where the behaviour is documented or was reported. */
  readonly source?: string;
}

/** A cause that Lifeguard's own service can throw. */
export interface CauseDefinition<F extends Facts> extends Explanation {
  /** What the client sees: exactly what Cognito would show. A null message is an error body without one. */
  readonly shows: {
    readonly type: string;
    readonly message: string | null | ((facts: F) => string);
    /**
     * What the message can be, with what varies in angle brackets, where it is not one sentence with facts in it: where a
     * fact chooses among sentences, or is a list or number.
     */
    readonly forms?: readonly string[];
  };
  /** What operations show in its place that do not declare that error, for each case. */
  readonly elsewhere?: Readonly<Record<string, ShownElsewhere>>;
}

/** A failure with its cause and facts. The only error that an operation throws on purpose. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** The id and title of the cause. */
  override readonly cause: { readonly id: string; readonly title: string };
  /** The wire error's type, such as `ExpiredCodeException`. */
  readonly type: string;
  /** The wire error's message; null where the service sends none. */
  readonly shown: string | null;
  /** The message as it may be recorded: without what is secret in it. */
  readonly kept: string | null;
  readonly facts: Facts;

  /** @param kept where it is not what is shown */
  constructor(
    cause: Failure['cause'],
    shows: { type: string; message: string | null },
    facts: Facts,
    kept: string | null = shows.message,
  ) {
    super(cause.id);
    this.cause = cause;
    this.type = shows.type;
    this.shown = shows.message;
    this.kept = kept;
    this.facts = facts;
  }
}

/** A cause: call it with its facts and throw what it returns. */
export interface Cause<F extends Facts> {
  /** @param instead one that its definition has under `elsewhere` */
  (facts: F, instead?: ShownElsewhere): Failure;
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
  const { id, title, shows } = definition;
  const make = (facts: F, instead?: ShownElsewhere) => {
    const { type, message } = instead ?? shows;
    const text = typeof message === 'function' ? message(facts) : message;
    return new Failure({ id, title }, { type, message: text }, facts);
  };
  return Object.assign(make, { definition });
}

/** A cause at work around the service, such as in a mail server, a page or a gateway: people see it, nothing throws it. */
export interface ObservedCause {
  readonly definition: Explanation & { readonly seen: readonly [Sight, ...Sight[]] };
}

/** Describes a cause that Lifeguard's own service cannot throw. */
export function describeCause(definition: ObservedCause['definition']): ObservedCause {
  return { definition };
}
