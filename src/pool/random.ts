import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Where entropy comes from. */
export interface Random {
  /** That many unpredictable bytes. */
  bytes(count: number): Buffer;
  /** A whole number from 0 up to but not including `limit`, each as likely. */
  below(limit: number): number;
  /** A random UUID (version 4). */
  uuid(): string;
}

/** The operating system's entropy, through OpenSSL. */
export const systemRandom: Random = {
  bytes: count => randomBytes(count),
  below: limit => randomInt(limit),
  uuid: () => randomUUID(),
};
