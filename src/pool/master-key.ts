import type { Random } from './random.ts';

/** A secret that all others are derived from, and its number: the newest seals, all open. */
export interface MasterKey {
  /** 0 to 255. */
  readonly id: number;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** The master key cannot be used. The message is one sentence for the command line. */
export class MasterKeyUnusable extends Error {
  override readonly name = 'MasterKeyUnusable';
}

/** Reads keys given as text, newest first. */
export function parseMasterKeys(text: string): MasterKey[] {
  throw new Error('to come');
}

/** The keys of a data folder's key file, which is made with owner-only permission if it is not there. */
export async function readMasterKeys(path: string, random: Random): Promise<MasterKey[]> {
  throw new Error('to come');
}

/** A key that is never kept: for a store in memory. */
export function passingMasterKey(random: Random): MasterKey[] {
  return [{ id: 1, bytes: random.bytes(32) }];
}
