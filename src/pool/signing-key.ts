import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import type { SigningKey } from './pool.ts';
import type { Random } from './random.ts';

/** Makes an RSA-2048 key pair off the main thread; several can be made at once. */
export function makeSigningKey(random: Random): Promise<SigningKey> {
  const kid = random.bytes(32).toString('base64');
  return new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: 2048 }, (error, publicKey, privateKey) => {
      if (error) return reject(error);
      const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
      const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      resolve({ kid, privatePem, publicJwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' } });
    });
  });
}

interface ParsedKey {
  readonly private: KeyObject;
  readonly public: KeyObject;
}

/** Two keys for each of the 1,000 pools that an account may have. */
const cachedKeys = 2000;
const parsed = new Map<string, ParsedKey>();

/**
 * The key ready for use. Parsing it each time would triple the cost of a signature,
 * so it is remembered by its id.
 */
export function parsedKey(key: SigningKey): ParsedKey {
  const cached = parsed.get(key.kid);
  if (cached) return cached;
  const privateKey = createPrivateKey(key.privatePem);
  const fresh = { private: privateKey, public: createPublicKey(privateKey) };
  const oldest = parsed.size >= cachedKeys ? parsed.keys().next().value : undefined;
  if (oldest !== undefined) parsed.delete(oldest);
  parsed.set(key.kid, fresh);
  return fresh;
}
