/** The JSON holds a value of another type than the model has there. Decoding throws it; no value is in it. */
export class WrongType extends Error {
  override readonly name = 'WrongType';
  /** From the input's member downwards; empty where the input itself is no object. */
  readonly path: string[] = [];
  /** Such as `a string`. */
  readonly expected: string;
  /** Such as `a number`. */
  readonly found: string;

  constructor(expected: string, value: unknown) {
    super(`not ${expected}`);
    this.expected = expected;
    this.found = kindOf(value);
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
