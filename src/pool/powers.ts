/** A secret exponent and the generator's power of it: one side of a Diffie-Hellman exchange. */
export interface Ephemeral {
  /** 32 random bytes. */
  readonly exponent: Uint8Array;
  /** g^exponent mod N. */
  readonly power: Uint8Array;
}

/**
 * Modular powers in SRP's group (RFC 3526 #15, 3072 bits, g = 2), made off the main thread.
 * Numbers are big-endian bytes; leading zeros may be absent. A call rejects with
 * `PowersOverloaded` where too many wait already.
 */
export interface Powers {
  /** g^exponent mod N. The exponent is greater than zero. */
  ofGenerator(exponent: Uint8Array): Promise<Uint8Array>;
  /** base^exponent mod N; undefined where base is no valid member of the group (0, 1 or N-1 mod N). */
  of(base: Uint8Array, exponent: Uint8Array): Promise<Uint8Array | undefined>;
  /** A fresh exponent with its power, from a stock that is filled while there is nothing else to do. */
  ephemeral(): Promise<Ephemeral>;
  close(): Promise<void>;
}

/** More powers were asked for than can be made soon; a client should try again later. */
export class PowersOverloaded extends Error {
  override readonly name = 'PowersOverloaded';
}
