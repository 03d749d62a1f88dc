const mark: unique symbol = Symbol('untold');

/** A resource of the same source that a value names. */
export interface Reference {
  /** The logical id in a template, the address in a plan. */
  readonly resource: string;
  /** Absent for the resource itself. */
  readonly attribute?: string;
}

/** A value that a source does not tell, such as the id of a pool that is yet to be created. */
export interface Untold {
  readonly [mark]: true;
  /** What it will be the id or an attribute of, where that is told. */
  readonly refersTo?: Reference;
  /** A text of which parts are told, each other part as U+0000. */
  readonly partly?: string;
}

/** Stands for a part of a text that is not told. */
export const untoldPart = '\0';

/** Makes an untold value. */
export function untold(known: Pick<Untold, 'refersTo' | 'partly'> = {}): Untold {
  return { [mark]: true, ...known };
}

/** Whether a value is not told. */
export function isUntold(value: unknown): value is Untold {
  return typeof value === 'object' && value !== null && mark in value;
}
