import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AcceptedEntry, acceptedBy, staleEntries } from '../../src/doctor/baseline.ts';
import { usersHidden } from '../../src/doctor/checks/client/users-hidden.ts';

const pool = { kind: 'pool', id: 'us-east-1_Accepted1', name: 'shop-dev' } as const;
const subject = { kind: 'client', pool, id: 'client0one', name: 'web (old)' } as const;
const seen = [{ call: 'DescribeUserPoolClient', actual: 'LEGACY' }] as const;
const found = { check: usersHidden, subject, finding: { says: 'Something.', seen } };
const day = Date.parse('2026-06-30');
const entry = { check: 'users-hidden', reason: 'Known.', expires: '2026-06-30' };

describe('a finding is accepted by what names it', () => {
  const rows: readonly (readonly [name: string, given: Partial<AcceptedEntry>, accepted: boolean])[] = [
    ['the check alone', {}, true],
    ['another check', { check: 'tokens-revocable' }, false],
    ['the client’s name', { of: 'web (old)' }, true],
    ['the client’s id', { of: 'client0one' }, true],
    ['the pool’s name', { of: 'shop-dev' }, true],
    ['the pool’s id', { of: 'us-east-1_Accepted1' }, true],
    ['the start of a name', { of: 'shop-*' }, true],
    ['the end of a name', { of: '*-dev' }, true],
    ['parts of a name', { of: 's*p-*v' }, true],
    ['a part that would have to stand twice', { of: 'shop-dev*dev' }, false],
    ['anything', { of: '*' }, true],
    ['a star in another’s name', { of: 'shop-prod*' }, false],
    ['what is a pattern elsewhere', { of: 'shop.dev' }, false],
  ];
  for (const [name, given, accepted] of rows) {
    test(name, () => {
      const judged = acceptedBy([{ ...entry, ...given }], found, day);
      assert.deepEqual(judged, accepted ? { accepted: 'Known.' } : {});
    });
  }
});

describe('an entry', () => {
  const outcome = { kind: 'found', findings: [] } as const;
  const results = [{ area: 'client', ...found, outcome }];
  const known = new Set(['users-hidden', 'deletion-protected', 'no-secret-in-browser']);
  const lastMoment = day + 24 * 60 * 60_000 - 1;

  test('accepts to the end of its last day', () => {
    assert.deepEqual(acceptedBy([entry], found, lastMoment), { accepted: 'Known.' });
    assert.deepEqual(acceptedBy([entry], found, lastMoment + 1), {});
  });
  test('is told once it has expired, accepts nothing, or names no check', () => {
    const whyOf = (given: Partial<AcceptedEntry>, now = day) =>
      staleEntries([{ ...entry, ...given }], { found: [found], results, known, isPartial: false }, now).map(
        ({ why }) => why,
      );
    assert.deepEqual(whyOf({}), []);
    assert.deepEqual(whyOf({}, lastMoment + 1), ['expired']);
    assert.deepEqual(whyOf({ of: 'another' }), ['unused']);
    assert.deepEqual(whyOf({ check: 'no-such-check' }), ['no such check']);
  });
  test('is left alone where its check was not looked at', () => {
    const missed = { kind: 'not looked at', reason: '', why: { kind: 'denied', action: 'a:b' } } as const;
    const given = [{ area: 'client', ...found, outcome: missed }];
    assert.deepEqual(staleEntries([entry], { found: [], results: given, known, isPartial: false }, day), []);
  });
  test('is left alone where its check was not made', () => {
    const entries = [
      { ...entry, check: 'deletion-protected' },
      { ...entry, check: 'no-secret-in-browser' },
    ];
    assert.deepEqual(staleEntries(entries, { found: [found], results, known, isPartial: false }, day), []);
  });
  test('is left alone where it may be of a pool that was not looked at', () => {
    const whyOf = (given: Partial<AcceptedEntry>) =>
      staleEntries([{ ...entry, ...given }], { found: [], results, known, isPartial: true }, day).map(
        ({ why }) => why,
      );
    const rows: readonly (readonly [of: string | undefined, why: readonly string[]])[] = [
      [undefined, []],
      ['another-pool', []],
      ['shop-*', []],
      // Clients of several pools may have the same name.
      ['web (old)', []],
      ['client0one', ['unused']],
      ['shop-dev', ['unused']],
      ['us-east-1_Accepted1', ['unused']],
    ];
    for (const [of, why] of rows) assert.deepEqual(whyOf(of === undefined ? {} : { of }), why, of);
  });
});
