import assert from 'node:assert/strict';
import { createPublicKey, ECDH, randomBytes, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  buildClient,
  CommitmentPolicy,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';
import * as fc from 'fast-check';
import { encryptedMessage, type WrapDataKey } from '../../src/pool/encrypted-message.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { decryptedByKms, forKmsKey, forRawAesKeyring } from '../../src/pool/wrapped-key.ts';
import { anyCharacter } from '../any-character.ts';

const key = randomBytes(32);
const rawName = { namespace: 'lifeguard', name: 'custom-sender' };
const arn = 'arn:aws:kms:eu-west-1:000000000000:key/8a23102c-9b68-4fed-82ce-523c5363539e';
const raw = forRawAesKeyring(rawName, key, systemRandom);
const kms = forKmsKey(arn, key, systemRandom);

/** A keyring of the SDK that has the key; its own memory, since it clears what it is given. */
function keyring(unencryptedMasterKey: Buffer = key) {
  return new RawAesKeyringNode({
    keyName: rawName.name,
    keyNamespace: rawName.namespace,
    unencryptedMasterKey: new Uint8Array(unencryptedMasterKey),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  });
}

const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const context = { 'userpool-id': 'eu-west-1_AkG9mnbjA' };
const encrypted = (text: string, wraps: readonly WrapDataKey[] = [kms, raw], bound = context) =>
  encryptedMessage({ plain: Buffer.from(text), context: bound, wraps }, systemRandom);

describe('an encrypted message', () => {
  test('is read by the AWS Encryption SDK, whatever its text and context', async () => {
    const contexts = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
      fc.string({ maxLength: 80 }),
      {
        noNullPrototype: true,
      },
    );
    const texts = fc.oneof(
      fc.stringMatching(/^[0-9]{6}$/),
      fc.string({ minLength: 1, maxLength: 256, unit: anyCharacter }),
    );
    await fc.assert(
      fc.asyncProperty(texts, contexts, async (text, bound) => {
        const { plaintext, messageHeader } = await decrypt(
          keyring(),
          await encrypted(text, [kms, raw], { ...context, ...bound }),
        );
        assert.equal(plaintext.toString(), text);
        const { 'aws-crypto-public-key': publicKey, ...rest } = messageHeader.encryptionContext;
        assert.ok(publicKey);
        assert.deepEqual({ ...rest }, { ...context, ...bound });
      }),
      { numRuns: 60 },
    );
  });

  test('has the form that the service’s have, field by field', async () => {
    const message = await encrypted('123456', [kms]);
    const publicKey = Buffer.from(
      /aws-crypto-public-key\0D(.{68})/s.exec(message.toString('latin1'))?.[1] ?? '',
      'base64',
    );
    // Version, type, suite, then after the message's id a context of 129 bytes with two pairs.
    assert.match(message.toString('base64'), /^AYADe/);
    assert.equal(message.subarray(20, 24).toString('hex'), '00810002');
    assert.equal(
      message.includes('\0\x0buserpool-id\0\x13eu-west-1_AkG9mnbjA\0\x01\0\x07aws-kms\0\x4b'),
      true,
    );
    assert.equal(message.includes(arn), true);
    const body = message.indexOf(Buffer.from('02000000000c00001000', 'hex'));
    assert.equal(message.subarray(body + 10, body + 22).toString('hex'), '00'.repeat(12));
    const frame = body + 10 + 12 + 16;
    assert.equal(
      message.subarray(frame, frame + 24).toString('hex'),
      `ffffffff00000001${'00'.repeat(11)}0100000006`,
    );
    const signedLength = frame + 24 + 6 + 16;
    assert.equal(message.readUInt16BE(signedLength), message.length - signedLength - 2);
    assert.equal(publicKey.length, 49);
    assert.equal(
      verify(
        'sha384',
        message.subarray(0, signedLength),
        keyOf(publicKey),
        message.subarray(signedLength + 2),
      ),
      true,
    );
  });

  test('opens with the key of KMS too, in its own context only', async () => {
    let isWrapped = false;
    await encrypted('123456', [
      (dataKey, bound) => {
        const wrapped = kms(dataKey, bound);
        assert.deepEqual(
          decryptedByKms(arn, key, { blob: wrapped.encrypted, context: bound }),
          Buffer.from(dataKey),
        );
        for (const other of [
          {},
          context,
          { ...bound, more: '' },
          { ...bound, 'userpool-id': 'eu-west-1_other' },
        ]) {
          assert.equal(decryptedByKms(arn, key, { blob: wrapped.encrypted, context: other }), undefined);
        }
        assert.equal(decryptedByKms(`${arn}0`, key, { blob: wrapped.encrypted, context: bound }), undefined);
        assert.equal(
          decryptedByKms(arn, randomBytes(32), { blob: wrapped.encrypted, context: bound }),
          undefined,
        );
        for (let length = 0; length < wrapped.encrypted.length; length += 1) {
          assert.equal(
            decryptedByKms(arn, key, { blob: wrapped.encrypted.subarray(0, length), context: bound }),
            undefined,
          );
        }
        isWrapped = true;
        return wrapped;
      },
    ]);
    assert.ok(isWrapped);
  });

  test('is refused once a byte of it is another', async () => {
    const message = await encrypted('123456', [raw]);
    for (let at = 0; at < message.length; at += 7) {
      const altered = Buffer.from(message);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await assert.rejects(decrypt(keyring(), altered), `byte ${at}`);
    }
  });

  test('is refused with another key, and where key commitment is demanded, as the service’s are', async () => {
    const message = await encrypted('123456');
    await assert.rejects(decrypt(keyring(randomBytes(32)), message));
    await assert.rejects(
      buildClient().decrypt(keyring(), message),
      /CommitmentPolicy REQUIRE_ENCRYPT_REQUIRE_DECRYPT/,
    );
  });

  test('holds no more than a frame', async () => {
    await assert.rejects(encrypted('x'.repeat(4_097)), RangeError);
    await assert.doesNotReject(encrypted('x'.repeat(4_096)));
  });
});

function keyOf(compressed: Buffer) {
  // Without an encoding the answer is bytes.
  const point = ECDH.convertKey(compressed, 'secp384r1', undefined, undefined, 'uncompressed') as Buffer;
  const [x, y] = [point.subarray(1, 49), point.subarray(49)].map(part => part.toString('base64url'));
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-384', x: x ?? '', y: y ?? '' } });
}
