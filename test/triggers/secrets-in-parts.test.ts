import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/causes/cause.ts';
import { arnOf, callWith, fixture, poolWith, runnerOf } from './trigger-runner.ts';

const password = 'Pässword-482913';
const source = 'UserMigration_Authentication';
const pool = poolWith({ LambdaConfig: { UserMigration: arnOf('fn') } });
const parts = /P[äs\uFFFD]|sword|word-|4829|2913/;

/** What a handler that is given the password writes and throws. */
async function ran(metadata: { chunks?: string; bytes?: string; throws?: string }) {
  const { triggers, lines } = runnerOf(fixture('writes.ts'));
  const call = callWith(metadata, { pool, source, request: { password } });
  const failure: unknown = await triggers.run(call).catch((error: unknown) => error);
  await triggers.close();
  return { failure, lines: lines.map(line => line.slice('fn: '.length)) };
}

describe('a secret that a handler writes', () => {
  const rows: [how: string, chunks: readonly string[], lines: readonly string[]][] = [
    ['in two chunks', ['it is <', '>.\n'], ['it is •••.']],
    ['in two chunks, the last without a line end', ['it is <', '>'], ['it is •••']],
    ['in two chunks, with whole lines about them', ['a\nit is <', '>\n', 'b\n'], ['a\nit is •••', 'b']],
  ];
  for (const [how, chunks, lines] of rows) {
    test(`${how}: is masked whole`, async () => {
      assert.deepEqual((await ran({ chunks: JSON.stringify(chunks) })).lines, lines);
    });
  }

  test('byte by byte: is masked whole', async () => {
    assert.deepEqual((await ran({ bytes: 'it is @.\n' })).lines, ['it is •••.']);
  });

  // What is told of one event ends after 65,536 characters, with 26 for each chunk.
  const bounds: [where: string, before: number][] = [
    ['the first part', 65_407],
    ['the second part', 65_374],
  ];
  for (const [where, before] of bounds) {
    test(`in two chunks, and the rest of ${where} is left out: nothing of it stays`, async () => {
      const chunks = ['x'.repeat(100), `${'x'.repeat(before)}<`, '>\n', 'more\n'];
      const { lines } = await ran({ chunks: JSON.stringify(chunks) });
      assert.deepEqual(
        lines.map(line => line.slice(-10)),
        ['xxxxxx•••…', 's left out'],
      );
      assert.doesNotMatch(lines.join('\n'), parts);
    });
  }
});

describe('a secret in an error that is cut', () => {
  // Told by the process up to 4,096 characters, kept up to 1,000.
  for (const before of [984, 985, 990, 998, 999]) {
    test(`after ${before} characters: nothing of it is kept`, async () => {
      const { failure } = await ran({ throws: `${'x'.repeat(before)}@${'y'.repeat(5_000)}` });
      assert.ok(failure instanceof Failure);
      const kept = JSON.stringify([failure.kept, failure.facts]);
      assert.match(kept, /x•••y*…/);
      assert.doesNotMatch(kept, parts);
    });
  }
});
