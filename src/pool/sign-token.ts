import { sign } from 'node:crypto';
import type { SigningKey } from './pool.ts';
import { parsedKey } from './signing-key.ts';

/** A JWT under RS256, whose header is `kid` and `alg` and no more (observed). */
export function signToken(key: SigningKey, claims: object): Promise<string> {
  const header = { kid: key.kid, alg: 'RS256' };
  const text = [header, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return new Promise((resolve, reject) => {
    // With a callback, OpenSSL signs on the thread pool.
    sign('sha256', Buffer.from(text), parsedKey(key).private, (error, signature) => {
      if (error) reject(error);
      else resolve(`${text}.${signature.toString('base64url')}`);
    });
  });
}
