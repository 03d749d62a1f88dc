import { verify } from 'node:crypto';
import { isOfClient } from './client-token.ts';
import type { SigningKey } from './pool.ts';
import { parsedKey } from './signing-key.ts';
import type { AccessClaims } from './token.ts';

/** Why an access token is refused where nothing more is to be told. */
export type AccessTokenFault = 'garbage' | 'id-token' | 'bad-signature' | 'expired' | 'of-a-client';

/** It speaks for a pool, under a key that is not found. What it says is not verified. */
export interface UnknownKey {
  readonly ok: false;
  readonly reason: 'unknown-key';
  readonly kid: string;
  readonly poolId: string;
}

/** What a key's id may look like, here and at other issuers. */
const kidForm = /^[\w+/=.:-]{1,64}$/;

const form = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/**
 * Verifies an access token's form, key, signature, use and life. Whether it was revoked, or its user signed
 * out, is for the caller to look up.
 *
 * @param findKey gives the key of that id that the pool signs access tokens with; undefined for another pool's or
 * emulator's, or one that was withdrawn
 */
export function verifyAccessToken(
  token: string,
  findKey: (kid: string, poolId: string) => SigningKey | undefined,
  now: number,
): { ok: true; claims: AccessClaims; poolId: string } | { ok: false; reason: AccessTokenFault } | UnknownKey {
  const [, head = '', body = '', signature = ''] = form.exec(token) ?? [];
  const header = parse(head);
  const unverified = parse(body);
  if (unverified?.token_use === 'id') return { ok: false, reason: 'id-token' };
  const kid = header?.kid;
  if (header?.alg !== 'RS256' || typeof kid !== 'string' || !kidForm.test(kid)) {
    return { ok: false, reason: 'garbage' };
  }
  if (typeof unverified?.iss !== 'string' || unverified.token_use !== 'access') {
    return { ok: false, reason: 'garbage' };
  }
  const poolId = unverified.iss.slice(unverified.iss.lastIndexOf('/') + 1);
  const key = findKey(kid, poolId);
  if (!key) return { ok: false, reason: 'unknown-key', kid, poolId };
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('sha256', signed, parsedKey(key).public, Buffer.from(signature, 'base64url'))) {
    return { ok: false, reason: 'bad-signature' };
  }
  const isClient = isOfClient(unverified);
  if (!isClient && !isAccessClaims(unverified)) return { ok: false, reason: 'garbage' };
  if (now >= Number(unverified.exp) * 1000) return { ok: false, reason: 'expired' };
  if (!isAccessClaims(unverified)) return { ok: false, reason: 'of-a-client' };
  return { ok: true, claims: unverified, poolId };
}

const texts = ['sub', 'iss', 'client_id', 'event_id', 'scope', 'jti', 'username'] as const;
const times = ['auth_time', 'exp', 'iat'] as const;

function isAccessClaims(value: Readonly<Record<string, unknown>>): value is AccessClaims & typeof value {
  return (
    texts.every(claim => typeof value[claim] === 'string') &&
    times.every(claim => typeof value[claim] === 'number')
  );
}

/** The object in one part of a token; undefined where there is none. */
function parse(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    // Sound: any object may be read by name.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
