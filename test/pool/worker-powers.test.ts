import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { PowersOverloaded } from '../../src/pool/powers.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { fromBytes, N, toBytes } from '../../src/pool/srp-group.ts';
import { startPowers } from '../../src/pool/worker-powers.ts';

const powers = startPowers(systemRandom, 2);
after(() => powers.close());

function modularPower(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

describe('powers on worker threads', () => {
  test('agree with whole numbers', async () => {
    for (let run = 0; run < 20; run++) {
      const base = fromBytes(systemRandom.bytes(384)) % N;
      const exponent = systemRandom.bytes(32);
      const [ofGenerator, of] = await Promise.all([
        powers.ofGenerator(exponent),
        powers.of(toBytes(base), exponent),
      ]);
      assert.equal(fromBytes(ofGenerator), modularPower(2n, fromBytes(exponent)));
      assert.equal(of && fromBytes(of), modularPower(base, fromBytes(exponent)));
    }
  });

  test('answer each caller with its own power', async () => {
    const exponents = Array.from({ length: 100 }, (_, index) => index + 1);
    const answers = await Promise.all(exponents.map(exponent => powers.ofGenerator(Buffer.of(exponent))));
    assert.deepEqual(
      answers.map(fromBytes),
      exponents.map(exponent => 2n ** BigInt(exponent)),
    );
  });

  const edges: readonly (readonly [string, bigint, bigint | undefined])[] = [
    ['0', 0n, undefined],
    ['1', 1n, undefined],
    ['N-1', N - 1n, undefined],
    ['2', 2n, 8n],
    ['5, which is no square', 5n, 125n],
    ['N-2', N - 2n, N - 8n],
  ];
  for (const [name, base, expected] of edges) {
    test(`the third power of ${name}`, async () => {
      const power = await powers.of(toBytes(base), Buffer.of(3));
      assert.equal(power && fromBytes(power), expected);
    });
  }

  test('an exponent of any length counts whole', async () => {
    const exponent = systemRandom.bytes(384);
    assert.equal(fromBytes(await powers.ofGenerator(exponent)), modularPower(2n, fromBytes(exponent)));
  });

  test('ephemerals are sound and never given twice', async () => {
    const made = await Promise.all(Array.from({ length: 80 }, () => powers.ephemeral()));
    for (const { exponent, power } of made.slice(0, 5)) {
      assert.equal(exponent.length, 32);
      assert.equal(fromBytes(power), modularPower(2n, fromBytes(exponent)));
    }
    const later = await Promise.all(Array.from({ length: 80 }, () => powers.ephemeral()));
    const all = [...made, ...later].map(({ exponent }) => Buffer.from(exponent).toString('hex'));
    assert.equal(new Set(all).size, 160);
  });

  test('more than can wait are refused, and the others are made', async () => {
    const few = startPowers(systemRandom, 1);
    const asked = Array.from({ length: 4200 }, () => few.ofGenerator(Buffer.of(1)));
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter(outcome => outcome.status === 'rejected');
    assert.ok(refused.length > 0 && refused.length <= 104, String(refused.length));
    assert.ok(refused.every(outcome => outcome.reason instanceof PowersOverloaded));
    await few.close();
  });

  test('close rejects what waits and what comes after', async () => {
    const closing = startPowers(systemRandom, 1);
    const asked = Array.from({ length: 20 }, () => closing.ofGenerator(systemRandom.bytes(32)));
    const settled = Promise.allSettled(asked);
    await closing.close();
    assert.ok((await settled).some(outcome => outcome.status === 'rejected'));
    await assert.rejects(closing.ofGenerator(Buffer.of(1)), /closed|close/);
  });

  test('a thread that dies rejects what it was given; the rest is made by another', async () => {
    const workers: Worker[] = [];
    const remember = (worker: Worker) => workers.push(worker);
    process.on('worker', remember);
    const robust = startPowers(systemRandom, 1);
    const asked = Promise.allSettled(Array.from({ length: 10 }, () => robust.ofGenerator(Buffer.of(3))));
    // Node.js tells of a worker in the next tick.
    await nextTurn();
    await workers[0]?.terminate();
    const outcomes = (await asked).map(outcome => outcome.status);
    assert.equal(outcomes[0], 'rejected');
    assert.equal(outcomes[9], 'fulfilled');
    assert.equal(workers.length, 2);
    assert.equal(fromBytes(await robust.ofGenerator(Buffer.of(3))), 8n);
    process.off('worker', remember);
    await robust.close();
  });

  test('neither started nor idle threads keep a process alive', async () => {
    const root = new URL('../../src/pool/', import.meta.url);
    const program = `
      import { startPowers } from '${root}worker-powers.ts';
      import { systemRandom } from '${root}random.ts';
      const powers = startPowers(systemRandom, 2);
      const { power } = await powers.ephemeral();
      console.log(power.length > 0);`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      timeout: 30_000,
    });
    assert.equal((await run).stdout, 'true\n');
  });
});
