import { encryptedMessage } from '../../pool/encrypted-message.ts';
import type { Random } from '../../pool/random.ts';
import { forKmsKey, forRawAesKeyring } from '../../pool/wrapped-key.ts';
import { senderKeyName } from './sender-key-name.ts';

/** The key that the codes for a custom sender are encrypted with. */
export interface SenderKey {
  /** Of the KMS key. */
  readonly arn: string;
  /** The 32 bytes that stand for it. */
  readonly key: Uint8Array;
}

/** What a custom sender is to send. */
export interface PlainCode {
  /** The code, or the temporary password as it stands in HTML (documented). */
  readonly text: string;
  /** The context tells the pool: a function may send for several (observed). */
  readonly poolId: string;
}

/**
 * A code as a custom sender is given it, in base64: it can be decrypted by the AWS Encryption SDK with a KMS keyring, and
 * with a raw AES keyring.
 */
export async function senderCode(
  { text, poolId }: PlainCode,
  { arn, key }: SenderKey,
  random: Pick<Random, 'bytes'>,
): Promise<string> {
  const wraps = [forKmsKey(arn, key, random), forRawAesKeyring(senderKeyName, key, random)];
  const context = { 'userpool-id': poolId };
  const message = await encryptedMessage({ plain: Buffer.from(text), context, wraps }, random);
  return message.toString('base64');
}
