import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

/** A secret that all other keys are derived from. */
export interface MasterKey {
  /** Tells which key sealed something: 0 to 255, made from the key itself. Two keys may share one. */
  readonly id: number;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** The master key cannot be used. The message is one sentence for the command line and names no key. */
export class MasterKeyUnusable extends Error {
  override readonly name = 'MasterKeyUnusable';
}

/** A new master key. */
export function makeMasterKey(random: Random): MasterKey {
  return masterKey(random.bytes(32));
}

/** The key as text: 44 characters of base64. */
export function formatMasterKey(key: MasterKey): string {
  return key.bytes.toString('base64');
}

/**
 * Reads keys from text: each is 32 bytes in base64, or base64url, and they stand on lines of their own or
 * between commas. The first seals, all open: to rotate, put a new key in front.
 *
 * @param source names the text in errors, such as `LIFEGUARD_KEY`
 * @throws MasterKeyUnusable
 */
export function parseMasterKeys(text: string, source: string): [MasterKey, ...MasterKey[]] {
  const parts = text.split(/[\s,]+/).filter(part => part !== '');
  const [newest, ...older] = parts.map((part, index) => {
    const bytes = Buffer.from(part, 'base64');
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(part) || bytes.length !== 32) {
      throw new MasterKeyUnusable(
        `Key ${index + 1} in ${source} is damaged; a key is 32 bytes in base64, which are 44 characters.`,
      );
    }
    return masterKey(bytes);
  });
  if (newest === undefined) {
    throw new MasterKeyUnusable(`There is no key in ${source}; it must hold one: 32 bytes in base64.`);
  }
  return [newest, ...older];
}

function masterKey(bytes: Buffer): MasterKey {
  return { id: createHash('sha256').update('key id').update(bytes).digest().readUInt8(0), bytes };
}
