import { DiffieHellman, generateKeyPairSync, getDiffieHellman, randomBytes, sign } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** What the protocol demands, in seconds of one core each; a synchronization is the disk's. */
export interface Costs {
  /** An RSA-2048 signature. */
  readonly signature: number;
  /** g^x mod N in the group of SRP (3072 bits) with an exponent of 256 bits. */
  readonly generatorPower: number;
  /** The same with another base than g. */
  readonly power: number;
  /** Four kilobytes at the end of a file, made durable. */
  readonly sync: number;
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** As long as the text of a token. */
const token = randomBytes(700);
const group = getDiffieHellman('modp15');
// The native object behind a named group is the same as DiffieHellman's, whose method it therefore takes.
const setExponent: (this: unknown, exponent: Uint8Array) => void = DiffieHellman.prototype.setPrivateKey;
setExponent.call(group, randomBytes(32));
const base = group.generateKeys();

/** Measures each for that many milliseconds, on this thread alone. */
export function measureCosts(folder: string, milliseconds: number): Costs {
  return {
    signature: cost(milliseconds, () => sign('sha256', token, privateKey)),
    generatorPower: cost(milliseconds, () => {
      setExponent.call(group, randomBytes(32));
      group.generateKeys();
    }),
    power: cost(milliseconds, () => {
      setExponent.call(group, randomBytes(32));
      group.computeSecret(base);
    }),
    sync: syncCost(folder, milliseconds),
  };
}

function syncCost(folder: string, milliseconds: number): number {
  const path = join(folder, `sync-${threadId}`);
  const file = openSync(path, 'a');
  const page = randomBytes(4096);
  try {
    return cost(milliseconds, () => {
      writeSync(file, page);
      fdatasyncSync(file);
    });
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

function cost(milliseconds: number, work: () => void): number {
  const startedAt = performance.now();
  let count = 0;
  let took = 0;
  while (took < milliseconds) {
    work();
    count += 1;
    took = performance.now() - startedAt;
  }
  return took / 1_000 / count;
}
