import { createCipheriv, createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { counted, type EncryptionContext, encodedContext, uint16, uint32 } from './encryption-context.ts';
import type { Random } from './random.ts';

const signOffThread = promisify(sign);

/** A data key under somebody's key: whoever has that key can read the message. */
export interface EncryptedDataKey {
  /** Who can decrypt it, such as `aws-kms`. */
  readonly provider: string;
  /** What that provider needs to find the key, such as its ARN. */
  readonly info: Uint8Array;
  readonly encrypted: Uint8Array;
}

/** Encrypts a data key; the context is bound to it. */
export type WrapDataKey = (dataKey: Uint8Array, context: EncryptionContext) => EncryptedDataKey;

/** What is to be encrypted, and who may decrypt it. */
export interface PlainMessage {
  readonly plain: Uint8Array;
  readonly context: EncryptionContext;
  readonly wraps: readonly WrapDataKey[];
}

/*
 * AES-256-GCM with a key by HKDF-SHA-384, signed by ECDSA on P-384: the suite of every code that custom
 * senders have shown (observed). It has no key commitment, so that its messages are of the format's version
 * 1, and a reader that insists on commitment, as the SDKs do by default, refuses them here as on AWS.
 */
const suite = uint16(0x0378);
const curve = 'secp384r1';
const tagLength = 16;
/** In the header; longer texts would need more than one frame. */
const frameLength = 4096;

/**
 * A message of the AWS Encryption SDK with the text in one frame.
 *
 * @throws RangeError for a text above 4,096 bytes
 * @see https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html
 */
export async function encryptedMessage(
  { plain, context: given, wraps }: PlainMessage,
  random: Pick<Random, 'bytes'>,
): Promise<Buffer> {
  if (plain.length > frameLength) throw new RangeError(`a message holds at most ${frameLength} bytes`);
  const signer = makeSigner(random);
  const context = { ...given, 'aws-crypto-public-key': signer.publicKey };
  const dataKey = random.bytes(32);
  const messageId = random.bytes(16);
  const key = hkdfSync('sha384', dataKey, '', Buffer.concat([suite, messageId]), 32);

  const header = Buffer.concat([
    Buffer.of(0x01, 0x80), // version 1, authenticated encrypted data
    suite,
    messageId,
    counted(encodedContext(context)),
    encodedKeys(wraps.map(wrap => wrap(dataKey, context))),
    Buffer.of(0x02), // framed
    Buffer.alloc(4), // reserved
    Buffer.of(12), // the length of initialisation vectors
    uint32(frameLength),
  ]);
  const ofHeader = encrypt(key, { sequence: 0, bound: header, plain: Buffer.of() });
  const sequence = 1;
  const frame = encrypt(key, { sequence, bound: boundToFrame(messageId, sequence, plain.length), plain });
  const signed = Buffer.concat([
    header,
    ofHeader.nonce,
    ofHeader.tag,
    uint32(0xffffffff), // the last frame
    uint32(sequence),
    frame.nonce,
    uint32(plain.length),
    frame.text,
    frame.tag,
  ]);
  return Buffer.concat([signed, counted(await signOffThread('sha384', signed, signer.key))]);
}

function encodedKeys(keys: readonly EncryptedDataKey[]): Buffer {
  return Buffer.concat([
    uint16(keys.length),
    ...keys.flatMap(({ provider, info, encrypted }) => [Buffer.from(provider), info, encrypted].map(counted)),
  ]);
}

/** What a frame is bound to: its message, and its place and length there (documented). */
function boundToFrame(messageId: Buffer, sequence: number, length: number): Buffer {
  const purpose = Buffer.from('AWSKMSEncryptionClient Final Frame');
  return Buffer.concat([messageId, purpose, uint32(sequence), uint32(0), uint32(length)]);
}

interface Frame {
  /** Each message has a key of its own, so that the nonce need only count (documented): 0 is the header's. */
  readonly sequence: number;
  readonly bound: Buffer;
  readonly plain: Uint8Array;
}

function encrypt(key: ArrayBuffer, { sequence, bound, plain }: Frame) {
  const nonce = Buffer.concat([Buffer.alloc(8), uint32(sequence)]);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce, { authTagLength: tagLength });
  const text = Buffer.concat([cipher.setAAD(bound).update(plain), cipher.final()]);
  return { nonce, text, tag: cipher.getAuthTag() };
}

/** A key pair for one message; readers find its public key, compressed and in base64, in the context. */
function makeSigner(random: Pick<Random, 'bytes'>): { readonly key: KeyObject; readonly publicKey: string } {
  const pair = createECDH(curve);
  // All but one in 2^190 of such numbers are private keys; the others are refused here.
  pair.setPrivateKey(random.bytes(48));
  const point = pair.getPublicKey();
  const part = (bytes: Buffer) => bytes.toString('base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-384',
      d: part(Buffer.concat([Buffer.alloc(48), pair.getPrivateKey()]).subarray(-48)),
      x: part(point.subarray(1, 49)),
      y: part(point.subarray(49)),
    },
  });
  return { key, publicKey: pair.getPublicKey('base64', 'compressed') };
}
