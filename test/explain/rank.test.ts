import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Evidence } from '../../src/causes/evidence.ts';
import type { Known } from '../../src/causes/known.ts';
import { type Candidate, rank } from '../../src/explain/rank.ts';

const known: Known = {
  now: 0,
  ...{ errors: [], links: [], addresses: [], tokens: [], calls: [], answers: [], logs: [], pools: [] },
};

function candidate(id: string, likely: number, ...speaks: readonly Evidence['speaks'][]): Candidate {
  const evidence = speaks.map((word, index) => ({ says: `${id} ${index}`, speaks: word }));
  const definition = { id, title: id, means: '', toldApart: '', fix: '', likely, judge: () => evidence };
  return { cause: { area: 'reset', definition }, weight: 1, told: [] };
}

describe('causes are ranked', () => {
  const rows: readonly (readonly [
    what: string,
    candidates: readonly Candidate[],
    order: readonly string[],
    first: string,
  ])[] = [
    ['by how usual they are', [candidate('a', 10), candidate('b', 60)], ['b', 'a'], 'likely'],
    [
      'by their names where they weigh the same',
      [candidate('b', 10), candidate('a', 10)],
      ['a', 'b'],
      'likely',
    ],
    [
      'with four times the weight for what speaks for one',
      [candidate('a', 20), candidate('b', 10, 'for')],
      ['b', 'a'],
      'likely',
    ],
    [
      'with a quarter for what speaks against one',
      [candidate('a', 30, 'against'), candidate('b', 10)],
      ['b', 'a'],
      'likely',
    ],
    [
      'with what has nothing but evidence against it behind what has some for it',
      [candidate('a', 100, 'against'), candidate('b', 5, 'for'), candidate('c', 4)],
      ['b', 'a', 'c'],
      'possible',
    ],
    [
      'with what has evidence against it where none has some for it',
      [candidate('a', 100, 'against'), candidate('b', 5)],
      ['a', 'b'],
      'likely',
    ],
    [
      'with what is settled first',
      [candidate('a', 100, 'for', 'for'), candidate('b', 1, 'settles it')],
      ['b', 'a'],
      'certain',
    ],
    [
      'without what is ruled out',
      [candidate('a', 100, 'for', 'rules it out'), candidate('b', 1)],
      ['b'],
      'likely',
    ],
    [
      'with what is settled and ruled out at once',
      [candidate('a', 10, 'settles it', 'rules it out')],
      ['a'],
      'certain',
    ],
    [
      'as possible where none stands out',
      [candidate('a', 11), candidate('b', 10), candidate('c', 10)],
      ['a', 'b', 'c'],
      'possible',
    ],
  ];
  for (const [what, candidates, order, first] of rows) {
    test(what, () => {
      const { causes } = rank(candidates, known);
      assert.deepEqual(
        causes.map(({ definition }) => definition.id),
        order,
      );
      assert.equal(causes[0]?.confidence, first);
    });
  }

  test('alike, in whatever order they come, with shares that make one', () => {
    const speaks = fc.constantFrom<Evidence['speaks']>('for', 'against', 'settles it', 'rules it out');
    const some = fc.uniqueArray(
      fc.tuple(
        fc.stringMatching(/^[a-z]{1,4}$/),
        fc.integer({ min: 1, max: 100 }),
        fc.array(speaks, { maxLength: 4 }),
      ),
      { selector: ([id]) => id, minLength: 1 },
    );
    fc.assert(
      fc.property(some, rows => {
        const candidates = rows.map(([id, likely, words]) => candidate(id, likely, ...words));
        const ranking = rank(candidates, known);
        assert.deepEqual(rank(candidates.toReversed(), known), ranking);
        assert.equal(ranking.causes.length + ranking.ruledOut.length, candidates.length);
        const sum = ranking.causes.reduce((all, { share }) => all + share, 0);
        assert.ok(ranking.causes.length === 0 || Math.abs(sum - 1) < 1e-9);
      }),
    );
  });
});
