import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import type { Cbor } from './cbor.ts';

/** COSE algorithms of passkeys, best first: ES256 and RS256, as the service asks for (documented). */
export const passkeyAlgorithms = [-7, -257] as const;

/**
 * The public key in a COSE_Key (RFC 9053), as base64 of its DER; undefined for an algorithm
 * or form that is not asked for.
 */
export function publicKeyFrom(cose: Cbor): string | undefined {
  if (!(cose instanceof Map)) return undefined;
  const jwk = jwkFrom(cose);
  if (!jwk) return undefined;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
      .export({ type: 'spki', format: 'der' })
      .toString('base64');
  } catch {
    // A point that is not on the curve, or a modulus that is none.
    return undefined;
  }
}

/** Whether a passkey signed those bytes. */
export function isSignedBy(publicKey: string, data: Buffer, signature: Buffer): boolean {
  return verify('sha256', data, keyFrom(publicKey), signature);
}

function keyFrom(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

/**
 * The members are numbered as RFC 9053 has them: 1 kind, 3 algorithm, -1 curve or
 * modulus, -2 x or exponent, -3 y.
 */
function jwkFrom(cose: ReadonlyMap<number | string, Cbor>): JsonWebKey | undefined {
  const [first, second, third] = [cose.get(-1), cose.get(-2), cose.get(-3)];
  if (cose.get(1) === 2 && cose.get(3) === -7 && first === 1) {
    if (!isBytes(second, 32) || !isBytes(third, 32)) return undefined;
    return { kty: 'EC', crv: 'P-256', x: second.toString('base64url'), y: third.toString('base64url') };
  }
  if (cose.get(1) === 3 && cose.get(3) === -257 && Buffer.isBuffer(first) && Buffer.isBuffer(second)) {
    if (first.length < 256 || first.length > 1024) return undefined;
    return { kty: 'RSA', n: first.toString('base64url'), e: second.toString('base64url') };
  }
  return undefined;
}

function isBytes(value: Cbor | undefined, length: number): value is Buffer {
  return Buffer.isBuffer(value) && value.length === length;
}
