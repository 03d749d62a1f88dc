import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordedCall } from '../../src/tap/recording-line.ts';
import { compare } from '../../src/tap/replay/compare.ts';

const recorded: RecordedCall = {
  call: 1,
  at: '2026-11-01T08:00:00Z',
  milliseconds: 1,
  operation: 'ListUsers',
  signed: 'no',
  status: 200,
  outcome: 'ok',
};

/** In which members two outputs differ. */
function differences(before: object, now: object): readonly (readonly [string, string])[] {
  const answer = { status: 200, outcome: 'ok', output: now } as const;
  return compare({ ...recorded, output: before }, answer, sentence => sentence).map(
    ({ recorded, replayed }) => [recorded, replayed] as const,
  );
}

describe('the members of two answers', () => {
  for (const [name, before, now, found] of [
    ['are the same', { Users: [{ Username: 'a' }] }, { Users: [{ Username: 'b' }] }, []],
    ['are of a list that is empty now', { Users: [{ Username: 'a' }] }, { Users: [] }, []],
    ['are of a list that was empty', { Users: [] }, { Users: [{ Username: 'a' }] }, []],
    ['are of a list within', { A: { Users: [{ Username: 'a' }] } }, { A: { Users: [] } }, []],
    [
      'differ in the items of a list',
      { Users: [{ Username: 'a' }] },
      { Users: [{}] },
      [['Users[].Username', '']],
    ],
    ['differ in a list', {}, { Users: [] }, [['', 'Users']]],
  ] as const)
    test(name, () => {
      assert.deepEqual(differences(before, now), found);
    });
});
