import assert from 'node:assert/strict';
import { createHmac, getDiffieHellman } from 'node:crypto';
import { after, describe, test } from 'node:test';
import AuthenticationHelper from 'amazon-cognito-identity-js/lib/AuthenticationHelper.js';
import BigInteger from 'amazon-cognito-identity-js/lib/BigInteger.js';
import fc from 'fast-check';
import { checkPassword, fakeCredential, makeCredential } from '../../src/pool/password.ts';
import type { Powers } from '../../src/pool/powers.ts';
import { systemRandom } from '../../src/pool/random.ts';
import {
  checkProof,
  openProof,
  type ProofAnswer,
  type ProofChallenge,
  startProof,
} from '../../src/pool/srp.ts';
import type { Credential } from '../../src/pool/user.ts';
import { startPowers } from '../../src/pool/worker-powers.ts';
import { clientId, newSeal, poolId, poolName } from './fixtures.ts';
import { clientNumbers, publicA, signature } from './srp-client.ts';
import { edgeCases } from './srp-edge-cases.ts';

const now = Date.UTC(2026, 8, 24, 13, 50, 15);
const timestamp = 'Thu Sep 24 13:50:15 UTC 2026';
const powers = startPowers(systemRandom, 2);
after(() => powers.close());
const seal = newSeal();
const userId = 'alice';
const password = 'Correct-Horse-1';
const who = { poolName, userId, password };

async function start(credential: Credential, srpA: string, made: Powers = powers): Promise<ProofChallenge> {
  const request = { poolId, clientId, name: userId, userId, credential, srpA, now };
  const started = await startProof({ powers: made, random: systemRandom, seal }, request);
  assert.ok(started.ok);
  return started.challenge;
}

function check(challenge: ProofChallenge, credential: Credential, answer: Partial<ProofAnswer>, at = now) {
  const opened = openProof(seal, poolId, clientId, challenge.SECRET_BLOCK, now);
  assert.ok(opened.ok);
  const whole = {
    PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: '',
    TIMESTAMP: timestamp,
    ...answer,
  };
  return checkProof(powers, opened.proof, credential, whole, at);
}

function sign(challenge: ProofChallenge, a: bigint, claimed = who, time = timestamp): Partial<ProofAnswer> {
  const { key } = clientNumbers(claimed, a, challenge.SALT, challenge.SRP_B);
  const text = signature(key, poolName, userId, challenge.SECRET_BLOCK, time);
  return { PASSWORD_CLAIM_SIGNATURE: text, TIMESTAMP: time };
}

const someA = () => BigInt(`0x${systemRandom.bytes(32).toString('hex')}`);
const credential = await makeCredential(powers, systemRandom, { poolId, username: userId }, password);

describe('an SRP proof', () => {
  test('200 random handshakes agree with the protocol in whole numbers', async () => {
    const hex = fc
      .uint8Array({ minLength: 1, maxLength: 32 })
      .map(bytes => Buffer.from(bytes).toString('hex'));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), hex, async (secret, aHex) => {
        const a = BigInt(`0x${aHex}`);
        const fresh = await makeCredential(powers, systemRandom, { poolId, username: userId }, secret);
        const challenge = await start(fresh, publicA(a));
        const answer = sign(challenge, a, { ...who, password: secret });
        assert.deepEqual(await check(challenge, fresh, answer), { ok: true });
      }),
      { numRuns: 200 },
    );
  });

  test('another password does not prove', async () => {
    for (const wrong of ['', `${password} `, password.toLowerCase()]) {
      const a = someA();
      const challenge = await start(credential, publicA(a));
      const result = await check(challenge, credential, sign(challenge, a, { ...who, password: wrong }));
      assert.deepEqual(result, { ok: false, reason: 'wrong-password' });
    }
  });

  test('amazon-cognito-identity-js proves a password', async () => {
    const helper = new AuthenticationHelper.default(poolName);
    const A = await new Promise<string>(done =>
      helper.getLargeAValue((_, value) => done(value.toString(16))),
    );
    const challenge = await start(credential, A);
    const B = new BigInteger.default(challenge.SRP_B, 16);
    const salt = new BigInteger.default(challenge.SALT, 16);
    const key = await new Promise<Uint8Array>((done, fail) =>
      helper.getPasswordAuthenticationKey(userId, password, B, salt, (error, value) =>
        error ? fail(error) : done(value),
      ),
    );
    const text = signature(key, poolName, userId, challenge.SECRET_BLOCK, timestamp);
    assert.deepEqual(await check(challenge, credential, { PASSWORD_CLAIM_SIGNATURE: text }), { ok: true });
  });

  for (const { name, salt, a, b, holds } of edgeCases) {
    test(`holds where ${name}`, async () => {
      const random = { ...systemRandom, bytes: () => Buffer.from(salt, 'hex') };
      const fixed = await makeCredential(powers, random, { poolId, username: userId }, password);
      const exponent = Buffer.from(b, 'hex');
      const stocked = {
        ...powers,
        ephemeral: async () => ({ exponent, power: await powers.ofGenerator(exponent) }),
      };
      const challenge = await start(fixed, publicA(BigInt(`0x${a}`)), stocked);
      const numbers = clientNumbers(who, BigInt(`0x${a}`), challenge.SALT, challenge.SRP_B);
      assert.ok(holds(numbers), 'the case is what its name says');
      assert.equal(fixed.verifier, numbers.v.toString(16).padStart(768, '0'));
      const answer = sign(challenge, BigInt(`0x${a}`));
      assert.deepEqual(await check(challenge, fixed, answer), { ok: true });
    });
  }

  test('the challenge has the form of the service', async () => {
    const challenge = await start(credential, publicA(someA()));
    assert.match(challenge.SALT, /^[0-9a-f]{32}$/);
    assert.match(challenge.SRP_B, /^[0-9a-f]{768}$/);
    assert.match(challenge.SECRET_BLOCK, /^[A-Za-z0-9+/]+={0,2}$/);
  });

  const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
  const zeros: readonly (readonly [string, string])[] = [
    ['0', '0'],
    ['many zeros', '0'.repeat(768)],
    ['N', N.toString(16)],
    ['2N', (2n * N).toString(16)],
  ];
  for (const [name, srpA] of zeros) {
    test(`SRP_A ${name} gets a challenge that never verifies`, async () => {
      const challenge = await start(credential, srpA);
      // With such an A the honest formula gives S = 0, whose key anybody can make.
      for (const S of [Buffer.of(0), Buffer.alloc(0)]) {
        const u = clientNumbers(who, 0n, challenge.SALT, challenge.SRP_B).u;
        const salt = Buffer.from(u.toString(16).padStart(64, '0'), 'hex');
        const prk = createHmac('sha256', salt).update(S).digest();
        const key = createHmac('sha256', prk).update('Caldera Derived Key\x01').digest().subarray(0, 16);
        const text = signature(key, poolName, userId, challenge.SECRET_BLOCK, timestamp);
        const result = await check(challenge, credential, { PASSWORD_CLAIM_SIGNATURE: text });
        assert.deepEqual(result, { ok: false, reason: 'wrong-password' });
      }
    });
  }

  for (const srpA of ['', 'xyz', '-1', '0x12', ' 12', 'f'.repeat(1025)]) {
    test(`SRP_A ${JSON.stringify(srpA.slice(0, 8))} is malformed`, async () => {
      const request = { poolId, clientId, name: userId, userId, credential, srpA, now };
      const started = await startProof({ powers, random: systemRandom, seal }, request);
      assert.deepEqual(started, { ok: false, reason: 'srp-a-malformed' });
    });
  }

  const off: readonly (readonly [string, string, string])[] = [
    ['six minutes late', 'Thu Sep 24 13:44:14 UTC 2026', 'timestamp-off'],
    ['six minutes early', 'Thu Sep 24 13:56:16 UTC 2026', 'timestamp-off'],
    ['ISO 8601', '2026-09-24T13:50:15Z', 'timestamp-malformed'],
  ];
  for (const [name, time, reason] of off) {
    test(`a TIMESTAMP that is ${name} is refused`, async () => {
      const a = someA();
      const challenge = await start(credential, publicA(a));
      assert.deepEqual(await check(challenge, credential, sign(challenge, a, who, time)), {
        ok: false,
        reason,
      });
    });
  }

  test('a signature over another TIMESTAMP is refused', async () => {
    const a = someA();
    const challenge = await start(credential, publicA(a));
    const { PASSWORD_CLAIM_SIGNATURE = '' } = sign(challenge, a, who, 'Thu Sep 24 13:50:16 UTC 2026');
    const result = await check(challenge, credential, { PASSWORD_CLAIM_SIGNATURE });
    assert.deepEqual(result, { ok: false, reason: 'wrong-password' });
  });

  test('a password that was set meanwhile ends the proof, also the same one', async () => {
    const a = someA();
    const challenge = await start(credential, publicA(a));
    const set = await makeCredential(powers, systemRandom, { poolId, username: userId }, password);
    assert.deepEqual(await check(challenge, set, sign(challenge, a)), {
      ok: false,
      reason: 'password-changed',
    });
  });

  test('SECRET_BLOCK opens for its pool and client only, and for three minutes', async () => {
    const { SECRET_BLOCK: block } = await start(credential, publicA(someA()));
    const open = (pool: string, client: string, at: number) => {
      const opened = openProof(seal, pool, client, block, at);
      return opened.ok || opened.reason;
    };
    assert.equal(open(poolId, clientId, now + 179_999), true);
    assert.equal(open(poolId, clientId, now + 180_000), 'expired');
    assert.equal(open(poolId, 'another', now), 'invalid');
    assert.equal(open('us-east-1_Another01', clientId, now), 'invalid');
    assert.deepEqual(openProof(seal, poolId, clientId, `A${block}`, now), { ok: false, reason: 'invalid' });
    assert.deepEqual(openProof(seal, poolId, clientId, '', now), { ok: false, reason: 'invalid' });
  });
});

describe('a password', () => {
  const owner = { poolId, username: userId };
  test('is told right from wrong, and belongs to its user and pool', async () => {
    assert.equal(await checkPassword(powers, owner, credential, password), true);
    assert.equal(await checkPassword(powers, owner, credential, `${password} `), false);
    assert.equal(await checkPassword(powers, { ...owner, username: 'bob' }, credential, password), false);
    assert.equal(
      await checkPassword(powers, { ...owner, poolId: 'us-east-1_Another01' }, credential, password),
      false,
    );
  });

  test('two credentials of one password differ', async () => {
    const other = await makeCredential(powers, systemRandom, owner, password);
    assert.notEqual(other.salt, credential.salt);
    assert.notEqual(other.verifier, credential.verifier);
  });

  test('the credential of a user who does not exist is stable, its own, and looks like any', async () => {
    const fake = fakeCredential(seal, owner);
    assert.deepEqual(fakeCredential(seal, owner), fake);
    assert.notDeepEqual(fakeCredential(seal, { ...owner, username: 'bob' }), fake);
    assert.notDeepEqual(fakeCredential(seal, { ...owner, poolId: 'us-east-1_Another01' }), fake);
    assert.notDeepEqual(fakeCredential(newSeal(), owner), fake);
    assert.match(fake.salt, /^[0-9a-f]{32}$/);
    assert.match(fake.verifier, /^[0-9a-f]{768}$/);
    assert.equal(await checkPassword(powers, owner, fake, password), false);
    const a = someA();
    const challenge = await start(fake, publicA(a));
    assert.deepEqual(await check(challenge, fake, sign(challenge, a)), {
      ok: false,
      reason: 'wrong-password',
    });
  });
});
