import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { WrapDataKey } from './encrypted-message.ts';
import { type EncryptionContext, encodedContext, uint32 } from './encryption-context.ts';
import type { Random } from './random.ts';

/*
 * Two ways to wrap a data key, both AES-256-GCM under a key of this machine: as a raw AES keyring of the AWS
 * Encryption SDK does it, and for a KMS key that Lifeguard stands in for.
 */

const nonceLength = 12;
const tagLength = 16;

/** The name of a raw AES keyring's key. */
export interface RawKeyName {
  readonly namespace: string;
  readonly name: string;
}

/** Wraps for a raw AES keyring with that 32-byte key. */
export function forRawAesKeyring(
  { namespace, name }: RawKeyName,
  key: Uint8Array,
  random: Pick<Random, 'bytes'>,
): WrapDataKey {
  return (dataKey, context) => {
    const nonce = random.bytes(nonceLength);
    const info = [Buffer.from(name), uint32(tagLength * 8), uint32(nonceLength), nonce];
    const encrypted = encrypt(key, nonce, encodedContext(context), dataKey);
    return { provider: namespace, info: Buffer.concat(info), encrypted };
  };
}

/** Wraps for the KMS key of that ARN, which stands for that 32-byte key. */
export function forKmsKey(arn: string, key: Uint8Array, random: Pick<Random, 'bytes'>): WrapDataKey {
  return (dataKey, context) => {
    const nonce = random.bytes(nonceLength);
    const encrypted = Buffer.concat([nonce, encrypt(key, nonce, boundToKms(arn, context), dataKey)]);
    return { provider: 'aws-kms', info: Buffer.from(arn), encrypted };
  };
}

/**
 * What `forKmsKey` has wrapped, as KMS's Decrypt gives it; undefined for what it has not, or in another
 * context.
 */
export function decryptedByKms(
  arn: string,
  key: Uint8Array,
  { blob, context }: { readonly blob: Uint8Array; readonly context: EncryptionContext },
): Buffer | undefined {
  if (blob.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(boundToKms(arn, context)).setAuthTag(blob.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(blob.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch {
    // Only the tag can fail: the blob, the context or the key is another.
    return undefined;
  }
}

/** With the ARN, so that what is wrapped in one way does not open in the other. */
function boundToKms(arn: string, context: EncryptionContext): Buffer {
  return Buffer.concat([Buffer.from(`kms ${arn}\n`), encodedContext(context)]);
}

function encrypt(key: Uint8Array, nonce: Buffer, bound: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  const text = Buffer.concat([cipher.setAAD(bound).update(plain), cipher.final()]);
  return Buffer.concat([text, cipher.getAuthTag()]);
}
