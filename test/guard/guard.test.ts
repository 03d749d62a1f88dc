import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guard } from '../../src/guard/guard.ts';
import { guardMutants } from '../../src/guard/guard-mutants.ts';
import { invariant } from '../../src/guard/invariant.ts';
import { opens } from '../../src/guard/invariants/opens.ts';
import { invariants } from '../../src/guard/invariants.ts';
import type { Browse, Visit } from '../../src/guard/visit.ts';
import { guardedAt, portsWith } from './guarded-pages.ts';

/** Something that sees the same on every errand. */
function browseThat(sees: Partial<Visit>): Browse {
  const visit: Visit = {
    ...{ form: 'submitted', obstacle: undefined, requests: [], address: 'https://example.com/reset' },
    ...{ words: { before: '', after: '' }, errors: [], isMutated: false, isEndless: false },
    ...sees,
  };
  return { name: 'nothing', isBrowser: true, visit: async () => [visit], close: async () => {} };
}

test('a judge that throws is a problem of its invariant, and the others are judged', async () => {
  const throws = invariant('throws', 'It throws.', ['client'], () => {
    throw new Error('not foreseen');
  });
  const guarded = guardedAt('https://example.com/reset', { invariants: [throws, ...invariants] });
  const verdicts = await guard(portsWith(browseThat({})), guarded);
  const problems = verdicts.filter(({ invariant: { id } }) => id === 'throws').map(({ problem }) => problem);
  assert.deepEqual(problems, Array(4).fill('This could not be judged: not foreseen'));
  assert.ok(verdicts.some(({ invariant: { id } }) => id === 'returns-to-issuer'));
});

test('addresses that are none, and bodies that are anything, are judged', async () => {
  const requests = [
    { method: 'CONNECT', url: 'https://unreadable/', headers: {}, body: '' },
    { method: 'GET', url: 'blob:nothing', headers: {}, body: '' },
    { method: 'POST', url: 'https://cognito-idp.us-east-1.amazonaws.com/', headers: {}, body: 'null' },
    { method: 'GET', url: 'ws://127.0.0.1:1/', headers: {}, body: '' },
  ];
  const verdicts = await guard(
    portsWith(browseThat({ requests, address: 'about:blank' })),
    guardedAt('http://127.0.0.1:1/'),
  );
  assert.deepEqual(
    verdicts
      .filter(({ problem }) => problem?.startsWith('This could not be judged'))
      .map(({ problem }) => problem),
    [],
  );
  const others = verdicts.find(({ invariant: { id } }) => id === 'asks-nobody-else');
  // A WebSocket of the page's own host is no third party.
  assert.equal(others?.problem, 'The page made requests to https://unreadable.');
});

test('a page that keeps two errands from their end is tried no more, and its faults are not', async () => {
  const endless = browseThat({ form: 'not reached', obstacle: 'it did not end', isEndless: true });
  let visits = 0;
  const browse: Browse = {
    ...endless,
    visit: errand => {
      visits += 1;
      return endless.visit(errand);
    },
  };
  const guarded = guardedAt('https://example.com/reset');
  const verdicts = await guard(portsWith(browse), guarded);
  assert.equal(visits, 2);
  const opened = verdicts.filter(({ invariant: { id } }) => id === 'opens').map(({ problem }) => problem);
  assert.deepEqual(
    [...new Set(opened)],
    [
      'The page was not reached: it did not end.',
      'The page was not reached: it was not tried, as the page did not end on other links.',
    ],
  );
  const mutants = await guardMutants(portsWith(browse), guarded, verdicts);
  assert.equal(visits, 2);
  assert.ok(mutants.every(({ outcome }) => outcome === 'no place'));
});

test('a page that does not end on one failure is tried with each of the others', async () => {
  const tried: number[] = [];
  const browse: Browse = {
    ...browseThat({}),
    visit(errand) {
      tried.push(errand.answers.length);
      const isEndless = errand.answers.some(({ body }) => body.includes('ExpiredCodeException'));
      return browseThat(isEndless ? { form: 'not reached', isEndless } : {}).visit(errand);
    },
  };
  const guarded = guardedAt('https://example.com/reset', {
    invariants: [{ ...opens, appliesTo: ({ kind }) => kind === 'failure' }],
  });
  const verdicts = await guard(portsWith(browse), guarded);
  assert.equal(verdicts.length, 19);
  const wrong = verdicts.filter(({ problem }) => problem !== undefined).map(({ occasion }) => occasion);
  assert.deepEqual(
    wrong.map(occasion => occasion.kind === 'failure' && occasion.failure),
    ['ExpiredCodeException'],
  );
  assert.deepEqual([...new Set(tried)].sort(), [1, 10, 9]);
});
