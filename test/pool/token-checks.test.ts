import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verifyAccessToken } from '../../src/pool/access-token.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { openRefreshToken } from '../../src/pool/refresh-token.ts';
import { issueTokens } from '../../src/pool/token.ts';
import { alice, clientId, clientWith, newSeal, noGroups, poolId, poolWith } from './fixtures.ts';

const now = Date.now();
const second = Math.floor(now / 1000);
const seal = newSeal();
const pool = poolWith({});
const ports = { clock: { now: () => now }, random: systemRandom, seal, origin: 'http://127.0.0.1:9400' };
const subject = { pool, client: clientWith({}), user: alice, attributes: {}, groups: noGroups };

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

function verify(token: string, at = now) {
  const { access } = pool.keys;
  return verifyAccessToken(
    token,
    (kid, id) => (kid === access.kid && id === poolId ? access : undefined),
    at,
  );
}

describe('an access token', async () => {
  const { accessToken, idToken, refreshToken } = await issueTokens(ports, subject);
  const [head = '', body = '', signature = ''] = accessToken.split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = encode({ ...claimsOf(accessToken), sub: 'another' });
  const foreignPool = encode({ ...claimsOf(accessToken), iss: 'https://x/us-east-1_Another01' });
  const anyKey = encode({ kid: 'unknown', alg: 'RS256' });
  const longKey = encode({ kid: 'k'.repeat(65), alg: 'RS256' });
  const noAlgorithm = encode({ kid: pool.keys.access.kid, alg: 'none' });
  const rows: readonly (readonly [string, string, string])[] = [
    ['as issued', accessToken, 'ok'],
    ['with other claims', `${head}.${forged}.${signature}`, 'bad-signature'],
    ['with another signature', `${head}.${body}.${signature.slice(0, -8)}AAAAAAAA`, 'bad-signature'],
    ['with a short signature', `${head}.${body}.AAAA`, 'bad-signature'],
    ['without a signature', `${head}.${body}.`, 'garbage'],
    ['under the algorithm none', `${noAlgorithm}.${body}.${signature}`, 'garbage'],
    ['under an unknown key', `${anyKey}.${body}.${signature}`, 'unknown-key'],
    ['under a key of no form', `${longKey}.${body}.${signature}`, 'garbage'],
    ['of another pool', `${head}.${foreignPool}.${signature}`, 'unknown-key'],
    ['that is an ID token', idToken, 'id-token'],
    ['that is a refresh token', refreshToken, 'garbage'],
    ['that is a word', 'garbage', 'garbage'],
    ['that is empty', '', 'garbage'],
    ['whose parts are no JSON', 'a.b.c', 'garbage'],
    ['whose claims are null', `${head}.${encode(null)}.${signature}`, 'garbage'],
    ['whose claims are a list', `${head}.${encode([])}.${signature}`, 'garbage'],
  ];
  for (const [name, token, expected] of rows) {
    test(`${name}: ${expected}`, () => {
      const result = verify(token);
      assert.equal(result.ok ? 'ok' : result.reason, expected);
    });
  }

  test('of a local issuer tells its pool as well', async () => {
    const local = await issueTokens(ports, { ...subject, pool: poolWith({}, 'local') });
    const result = verify(local.accessToken);
    assert.ok(result.ok);
    assert.equal(result.poolId, poolId);
  });

  test('gives its claims and pool until it expires', () => {
    const end = (second + 3600) * 1000;
    const result = verify(accessToken, end - 1);
    assert.ok(result.ok);
    assert.equal(result.poolId, poolId);
    assert.deepEqual(result.claims, claimsOf(accessToken));
    assert.deepEqual(verify(accessToken, end), { ok: false, reason: 'expired' });
  });
});

describe('a refresh token', async () => {
  const { refreshToken, grant, refreshExpiresAt } = await issueTokens(ports, subject);

  test('carries its sign-in', () => {
    assert.match(refreshToken, /^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(openRefreshToken(seal, poolId, refreshToken, now), {
      ok: true,
      content: {
        ...grant,
        poolId,
        clientId,
        sub: alice.sub,
        username: 'alice',
        issuedAt: now,
        expiresAt: refreshExpiresAt,
      },
    });
  });

  test('expires, and still says whose it was', () => {
    const opened = openRefreshToken(seal, poolId, refreshToken, refreshExpiresAt);
    assert.ok(!opened.ok && opened.reason === 'expired');
    assert.equal(opened.content.family, grant.family);
  });

  const rows: readonly (readonly [string, string, string])[] = [
    ['of another pool', 'us-east-1_Another01', refreshToken],
    ['altered', poolId, refreshToken.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))],
    ['a word', poolId, 'garbage'],
    ['empty', poolId, ''],
  ];
  for (const [name, inPool, token] of rows) {
    test(`${name} is garbage`, () => {
      assert.deepEqual(openRefreshToken(seal, inPool, token, now), { ok: false, reason: 'garbage' });
    });
  }
});
