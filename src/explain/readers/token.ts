import { createPublicKey, verify } from 'node:crypto';
import type { DecodedToken } from '../../causes/known.ts';
import { isObject } from '../../pool/is-object.ts';
import { type Members, members, textOf } from '../../pool/members.ts';
import { isPoolId } from '../../pool/pool-id.ts';
import { tokenPart } from '../../pool/token-part.ts';
import type { Asked, PoolKey } from '../asked.ts';
import type { Reading } from '../reading.ts';
import { whenSeen } from '../when-seen.ts';

const shape = /^(?:authorization:\s*)?(?:bearer\s+)?["']?(eyJ[\w-]+(?:\.[\w-]*){1,4})["']?[,;]?$/i;

/** Reads a token by its claims. Neither the token nor its signature is kept, and nothing is asked of its issuer. */
export function readToken(text: string, asked: Asked): Reading | undefined {
  const [, token = ''] = shape.exec(text.trim()) ?? [];
  const decoded = token === '' ? undefined : decodeToken(token, asked);
  if (!decoded) return undefined;
  return {
    kind: 'token',
    says: saying(decoded, asked.now),
    found: { tokens: [decoded] },
    notes: strange(decoded, asked),
  };
}

/**
 * Reads the answer that ends a sign-in or a refresh, as the API or the token endpoint gives it, by the claims of its
 * tokens; the whole answer, or its result alone.
 */
export function readSignInAnswer(record: Members, asked: Asked): Reading | undefined {
  const result = isObject(record.AuthenticationResult) ? record.AuthenticationResult : record;
  const isOne = tokenNames.some(name => textOf(result[name]) !== undefined);
  if (!isOne) return undefined;
  // One answer has both kinds: which of them was used where is told of none.
  const { usedAs: _, ...unused } = asked;
  const tokens = decodedTokens(
    [...tokenNames, 'RefreshToken', 'refresh_token'].map(name => textOf(result[name])),
    unused,
  );
  const says = tokens.map(token => saying(token, asked.now)).join('; ');
  return {
    kind: 'sign-in',
    says: says === '' ? 'its answer, in which no token can be read' : says,
    found: { tokens },
    notes: [...new Set(tokens.flatMap(token => strange(token, asked)))],
  };
}

const tokenNames = ['AccessToken', 'IdToken', 'access_token', 'id_token'] as const;

/** Those of the texts that are tokens. */
export function decodedTokens(
  candidates: readonly (string | undefined)[],
  asked: Asked,
): readonly DecodedToken[] {
  return candidates.flatMap(text => {
    const decoded = text === undefined || !shape.test(text) ? undefined : decodeToken(text, asked);
    return decoded ? [decoded] : [];
  });
}

function decodeToken(token: string, asked: Asked): DecodedToken | undefined {
  const parts = token.split('.');
  const header = tokenPart(parts[0] ?? '');
  if (!header) return undefined;
  const algorithm = textOf(header.alg);
  const keyId = textOf(header.kid);
  const own = {
    bytes: Buffer.byteLength(token),
    ...(algorithm !== undefined && { algorithm: algorithm.slice(0, 40) }),
    ...(keyId !== undefined && { keyId: keyId.slice(0, 100) }),
    ...(asked.usedAs && { usedAs: asked.usedAs }),
  };
  // A token of five parts is encrypted: what a pool gives out to refresh with.
  if (parts.length === 5) return { ...own, use: 'refresh', hasOriginJti: false };
  const claims = tokenPart(parts[1] ?? '');
  if (parts.length !== 3 || !claims) return undefined;
  const use = claims.token_use === 'id' || claims.token_use === 'access' ? claims.token_use : 'other';
  const audience = Array.isArray(claims.aud) ? claims.aud[0] : claims.aud;
  const clientId = textOf(claims.client_id) ?? textOf(audience);
  const issuer = textOf(claims.iss);
  const scope = textOf(claims.scope);
  const takenFor = anotherPool(issuer, asked.pool);
  const signature = takenFor === undefined && asked.keys && signatureOf(parts, keyId, asked.keys);
  const time = (name: string, claim: unknown) =>
    typeof claim === 'number' && Number.isFinite(claim) ? { [name]: claim * 1_000 } : {};
  return {
    ...own,
    use,
    hasOriginJti: textOf(claims.origin_jti) !== undefined,
    isFederated: claims.identities !== undefined,
    ...(issuer !== undefined && { issuer: issuer.slice(0, 300) }),
    ...(clientId !== undefined && { clientId: clientId.slice(0, 128) }),
    ...time('issuedAt', claims.iat),
    ...time('expiresAt', claims.exp),
    ...(scope !== undefined && { scopes: scope.split(' ').slice(0, 100) }),
    ...(signature && { signature }),
    ...(signature === 'by an unknown key' &&
      asked.keysOf === undefined && { keysAtHand: namesOf(asked.keys ?? []) }),
    ...(takenFor !== undefined && { takenFor }),
    ...(asked.client !== undefined &&
      clientId !== undefined &&
      clientId !== asked.client && { takenForClient: asked.client }),
  };
}

/** The pool that was asked about, where the issuer names another one. */
function anotherPool(issuer: string | undefined, asked: string | undefined): string | undefined {
  const own = issuer?.split('/').at(-1);
  return own !== undefined && isPoolId(own) && own !== asked ? asked : undefined;
}

function signatureOf(
  parts: readonly string[],
  keyId: string | undefined,
  keys: readonly PoolKey[],
): DecodedToken['signature'] {
  const key = keys.find(({ kid }) => kid !== undefined && kid === keyId);
  if (!key) return 'by an unknown key';
  const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
  const isRight = verify(
    'RSA-SHA256',
    signed,
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(parts[2] ?? '', 'base64url'),
  );
  return isRight ? 'right' : 'wrong';
}

function namesOf(keys: readonly PoolKey[]): readonly string[] {
  return keys.flatMap(({ kid }) => kid?.slice(0, 100) ?? []).slice(0, 10);
}

/** The RSA keys of a JWKS; undefined where it is none. */
export function keysIn(value: unknown): readonly PoolKey[] | undefined {
  const { keys } = members(value);
  if (!Array.isArray(keys)) return undefined;
  return keys.filter(isObject).flatMap(({ kid, kty, n, e }) => {
    const isRsa = kty === 'RSA' && typeof n === 'string' && typeof e === 'string';
    return isRsa ? [{ kty: 'RSA', n, e, ...(typeof kid === 'string' && { kid }) }] : [];
  });
}

const useWords: Readonly<Record<DecodedToken['use'], string>> = {
  id: 'an ID token',
  access: 'an access token',
  refresh: 'a refresh token, encrypted, so that only its pool can read it',
  other: 'a JWT that says no token_use, so it is none of a user pool',
};

function saying(
  { use, issuer, clientId, issuedAt, expiresAt, scopes, signature }: DecodedToken,
  now: number,
): string {
  const words = [useWords[use]];
  if (issuer !== undefined)
    words.push(`of ${issuer.replace(/^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\//, 'pool ')}`);
  if (clientId !== undefined) words.push(`for client ${clientId}`);
  if (issuedAt !== undefined) words.push(`issued ${whenSeen(issuedAt, now)}`);
  if (expiresAt !== undefined)
    words.push(
      expiresAt <= now ? `expired ${whenSeen(expiresAt, now)}` : `expires ${whenSeen(expiresAt, now)}`,
    );
  if (scopes) words.push(`scopes ${scopes.join(' ')}`);
  if (signature) words.push(`signature ${signature}`);
  return words.join(', ');
}

/** What is strange about it, whoever judges. */
function strange(
  { use, issuer, algorithm, issuedAt, expiresAt, signature, takenFor }: DecodedToken,
  { now, keys }: Asked,
): readonly string[] {
  if (use === 'refresh') return [];
  const notes: string[] = [];
  if (algorithm !== 'RS256')
    notes.push(`It is signed with ${algorithm ?? 'no algorithm'}; user pools sign with RS256.`);
  if (use !== 'other' && expiresAt === undefined)
    notes.push('It has no exp that is a number, so that no check can tell when it ends.');
  const [, region, pool] =
    /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com\/([\w-]+)$/.exec(issuer ?? '') ?? [];
  if (pool !== undefined && !pool.startsWith(`${region}_`))
    notes.push(`Its issuer names the region ${region} and a pool of another.`);
  if (issuedAt !== undefined && issuedAt - now > 60_000)
    notes.push(`It was issued ${whenSeen(issuedAt, now)}: a clock is wrong, here or where it comes from.`);
  if (takenFor !== undefined)
    notes.push(`Its signature was not checked: the keys of pool ${takenFor} are not those of its issuer.`);
  else if (!keys && signature === undefined)
    notes.push('Its signature was not checked; --pool ID or --jwks FILE does that.');
  return notes;
}
