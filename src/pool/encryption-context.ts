/**
 * What is bound to a ciphertext without being secret: names and values that must be the same to decrypt it.
 */
export type EncryptionContext = Readonly<Record<string, string>>;

/** A number of two bytes, and the bytes that it counts. */
export function counted(bytes: Uint8Array): Buffer {
  return Buffer.concat([uint16(bytes.length), bytes]);
}

/** Two bytes, the higher first. */
export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** Four bytes, the highest first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/**
 * The context as the AWS Encryption SDK writes it: how many pairs there are, then each name and value, in the
 * order of the names’ bytes (documented).
 */
export function encodedContext(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context)
    .map(([name, value]) => [Buffer.from(name), Buffer.from(value)] as const)
    .toSorted(([a], [b]) => a.compare(b));
  return Buffer.concat([uint16(pairs.length), ...pairs.flatMap(pair => pair.map(counted))]);
}
