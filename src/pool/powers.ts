/** Modular powers in SRP's group (RFC 3526 #15, 3072 bits), made off the main thread. Numbers are big-endian bytes. */
export interface Powers {
  /** g^exponent mod N. */
  ofGenerator(exponent: Uint8Array): Promise<Uint8Array>;
  /** base^exponent mod N; undefined where base is no valid member of the group (0, 1 or N-1 mod N). */
  of(base: Uint8Array, exponent: Uint8Array): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}
