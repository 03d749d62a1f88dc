import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { systemRandom } from '../../src/pool/random.ts';
import { openSession, poolOfSession, sealSession, sessionLifetime } from '../../src/pool/session.ts';
import { alice, clientId, newSeal, poolId } from './fixtures.ts';

const seal = newSeal();
const now = 1_790_000_000_000;
const step = 'NEW_PASSWORD_REQUIRED';
const content = {
  poolId,
  clientId,
  sub: alice.sub,
  username: 'alice',
  step,
  proof: 'password',
  passed: ['PASSWORD_VERIFIER'],
  expiresAt: now + 180_000,
} as const;
const sealed = sealSession(seal, systemRandom, content);

function outcome(pool: string, client: string, token: string, at: number): string {
  const opened = openSession(seal, pool, client, token, at);
  return opened.ok ? 'valid' : opened.reason;
}

describe('a session', () => {
  test('gives back what it carries, with an id of its own', () => {
    const opened = openSession(seal, poolId, clientId, sealed, now);
    assert.ok(opened.ok);
    const { id, ...rest } = opened.session;
    assert.deepEqual(rest, content);
    const again = openSession(seal, poolId, clientId, sealSession(seal, systemRandom, content), now);
    assert.ok(again.ok && again.session.id !== id);
  });

  test('names its pool, and garbage names none that there is', () => {
    assert.equal(poolOfSession(sealed), poolId);
    for (const garbage of ['', 'A', 'A'.repeat(200), '_'.repeat(20)])
      assert.notEqual(poolOfSession(garbage), poolId);
  });

  const rows: readonly (readonly [string, string, string, string, number, string])[] = [
    ['its last millisecond', poolId, clientId, sealed, now + 179_999, 'valid'],
    ['its end', poolId, clientId, sealed, now + 180_000, 'expired'],
    ['another client', poolId, 'another', sealed, now, 'invalid'],
    ['another client, after its end', poolId, 'another', sealed, now + 180_000, 'invalid'],
    ['another pool', 'us-east-1_Another01', clientId, sealed, now, 'invalid'],
    ['garbage', poolId, clientId, 'A'.repeat(200), now, 'invalid'],
    ['nothing', poolId, clientId, '', now, 'invalid'],
    [
      'a token of another service',
      poolId,
      clientId,
      sealSession(newSeal(), systemRandom, content),
      now,
      'invalid',
    ],
  ];
  for (const [name, pool, client, token, at, expected] of rows) {
    test(`${name}: ${expected}`, () => assert.equal(outcome(pool, client, token, at), expected));
  }

  test('no character of it can be changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.constantFrom(...'AZaz09-_'), (at, character) => {
        fc.pre(sealed[at] !== character);
        const altered = `${sealed.slice(0, at)}${character}${sealed.slice(at + 1)}`;
        assert.equal(outcome(poolId, clientId, altered, now), 'invalid');
      }),
    );
  });

  test('has a length and form that the API takes, for any username, also of a user who does not exist', () => {
    const usernames = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 128 });
    fc.assert(
      fc.property(usernames, username => {
        const { sub: _, ...unknown } = content;
        const token = sealSession(seal, systemRandom, { ...unknown, username: username.slice(0, 128) });
        assert.match(token, /^[\w-]{20,2048}$/);
      }),
    );
  });

  test('lives three minutes, or as the client says', () => {
    assert.equal(sessionLifetime({}), 180_000);
    assert.equal(sessionLifetime({ AuthSessionValidity: 15 }), 900_000);
  });
});
