import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jsonReport } from '../../../src/cli/guard/guard-json.ts';
import { invariants } from '../../../src/guard/invariants.ts';
import { occasionsOf } from '../../../src/guard/occasion.ts';
import { guardStateOf, readGuardReport } from '../../../src/inventory/matrix/guard-state.ts';
import { matrixProbeOf, readProbeReport } from '../../../src/inventory/matrix/matrix-probe.ts';
import type { ProbeRun } from '../../../src/probe/run.ts';
import { pools } from '../../guard/guarded-pages.ts';

/** What guard writes where an invariant does not hold on some occasions. */
function guardReport(
  id: string,
  isOn: (name: string) => boolean,
  { missed = false, isSeen = true } = {},
): unknown {
  const verdicts = occasionsOf(pools).map(occasion => {
    const invariant = invariants.find(one => one.id === id);
    assert.ok(invariant);
    const name = occasion.kind === 'client' ? occasion.client.name : occasion.kind;
    return {
      invariant,
      occasion,
      problem: isOn(name) ? 'It is wrong.' : undefined,
      isSeen,
      isEndless: false,
    };
  });
  const outcome = missed ? 'not caught' : 'caught';
  const mutants = [{ name: 'drop-client', about: 'reads no client', outcome, by: undefined } as const];
  return JSON.parse(
    jsonReport({ page: 'dist', browser: 'jsdom', pools, verdicts, mutants, milliseconds: 1 }),
  );
}

describe('what guard found of an app client', () => {
  const [first, second] = pools.clients;
  assert.ok(first && second);
  const id = 'returns-to-issuer';
  const states = (...reports: readonly unknown[]) =>
    [first.id, second.id].map(client =>
      guardStateOf(
        client,
        reports.map(report => readGuardReport(report) ?? assert.fail()),
      ),
    );
  const ok = { state: 'ok' } as const;
  const wrong = { state: 'wrong', invariants: [id] } as const;

  const rows: readonly (readonly [name: string, given: readonly unknown[], first: object, second: object])[] =
    [
      ['without a report', [], { state: 'not known' }, { state: 'not known' }],
      ['where all is well', [guardReport(id, () => false)], ok, ok],
      ['where its code goes astray', [guardReport(id, name => name === first.name)], wrong, ok],
      ['where the page takes links of none', [guardReport(id, name => name === 'no client')], wrong, wrong],
      ['where a failure is not told', [guardReport(id, name => name === 'failure')], wrong, wrong],
      [
        'where a fault was not caught',
        [guardReport(id, () => false, { missed: true })],
        { state: 'wrong', invariants: ['mutant drop-client missed'] },
        { state: 'wrong', invariants: ['mutant drop-client missed'] },
      ],
      [
        'where the page did nothing that could be judged',
        [guardReport(id, () => false, { isSeen: false })],
        { state: 'wrong', invariants: [`${id} not seen`] },
        { state: 'wrong', invariants: [`${id} not seen`] },
      ],
      [
        'on one of two pages',
        [guardReport(id, () => false), guardReport(id, name => name === second.name)],
        ok,
        wrong,
      ],
    ];
  for (const [name, given, ofFirst, ofSecond] of rows) {
    test(name, () => assert.deepEqual(states(...given), [ofFirst, ofSecond]));
  }

  test('that no report has', () => {
    const report = readGuardReport(guardReport(id, () => false)) ?? assert.fail();
    assert.deepEqual(guardStateOf('another', [report]), { state: 'not looked at' });
  });

  for (const given of [
    undefined,
    null,
    [],
    {},
    { checks: 'all' },
    { clients: [{}], checks: [], mutants: [] },
  ]) {
    test(`is not read of ${JSON.stringify(given)}`, () => assert.equal(readGuardReport(given), undefined));
  }
});

const client = { id: 'web', poolId: 'us-east-1_a' };
const day = Date.UTC(2026, 10, 20, 23, 59);
const run = (of: Partial<ProbeRun> & { readonly clientId?: string } = {}): object => {
  const { clientId = 'web', ...others } = of;
  return {
    id: 'a',
    journey: 'reset',
    startedAt: day,
    milliseconds: 900,
    subject: { poolId: 'us-east-1_a', poolName: 'shop', clientId, clientName: clientId },
    stages: [],
    ...others,
  };
};
const failure = (kind: 'target' | 'mailbox', stage = 'link') =>
  ({ stage, kind, message: 'No.', cause: undefined, findings: [] }) as const;
const ofUser = (userNumber: number, of: Partial<ProbeRun> = {}): object =>
  run({
    ...of,
    subject: {
      ...{ poolId: 'us-east-1_a', poolName: 'shop', clientId: 'web', clientName: 'web' },
      userNumber,
    },
  });
const later = day + 24 * 3_600_000;

describe('what the probe found of an app client', () => {
  const stateOf = (...entries: readonly object[]) =>
    matrixProbeOf(client, readProbeReport(JSON.stringify(entries)) ?? assert.fail());
  const rows: readonly (readonly [
    name: string,
    entries: readonly object[],
    journeys: readonly object[],
    lastSeen?: string,
  ])[] = [
    ['all went well', [run()], [{ journey: 'reset', state: 'ok' }], '2026-11-20'],
    ['it failed', [run({ failure: failure('target') })], [{ journey: 'reset', state: 'failed', at: 'link' }]],
    [
      'the mailbox failed',
      [run({ failure: failure('mailbox') })],
      [{ journey: 'reset', state: 'not judged', at: 'mailbox' }],
    ],
    [
      'the latest run counts',
      [run({ startedAt: later, failure: failure('target') }), run()],
      [{ journey: 'reset', state: 'failed', at: 'link' }],
      '2026-11-20',
    ],
    [
      'and of good ones, too',
      [run({ startedAt: later }), run()],
      [{ journey: 'reset', state: 'ok' }],
      '2026-11-21',
    ],
    [
      'journeys each on its own',
      [run({ journey: 'sign-up' }), run({ failure: failure('target') })],
      [
        { journey: 'reset', state: 'failed', at: 'link' },
        { journey: 'sign-up', state: 'ok' },
      ],
      '2026-11-20',
    ],
    [
      'it was passed over',
      [{ journey: 'reset', subject: { poolId: 'a', clientId: 'web' }, passedOver: 'a machine' }],
      [{ journey: 'reset', state: 'passed over' }],
    ],
    [
      'it could not begin',
      [{ journey: 'reset', subject: { poolId: 'a', clientId: 'web' }, postponed: 'used up', until: later }],
      [{ journey: 'reset', state: 'postponed' }],
    ],
    [
      'it could not begin again',
      [{ journey: 'reset', subject: { poolId: 'a', clientId: 'web' }, postponed: 'used up' }, run()],
      [{ journey: 'reset', state: 'ok' }],
      '2026-11-20',
    ],
    [
      'it failed with one of two users, and went well with the other since',
      [ofUser(1, { failure: failure('target') }), ofUser(2, { startedAt: later })],
      [{ journey: 'reset', state: 'failed', at: 'link' }],
      '2026-11-21',
    ],
    [
      'it went well again with each of two users',
      [ofUser(1, { failure: failure('target') }), ofUser(1, { startedAt: later }), ofUser(2)],
      [{ journey: 'reset', state: 'ok' }],
      '2026-11-21',
    ],
    [
      'its pool was probed',
      [run({ subject: { poolId: 'us-east-1_a', poolName: 'shop' }, journey: 'jwks' })],
      [{ journey: 'jwks', state: 'ok' }],
    ],
    ['only another was probed', [run({ clientId: 'app' })], []],
  ];
  for (const [name, entries, journeys, lastSeen] of rows) {
    test(name, () => {
      assert.deepEqual(stateOf(...entries), {
        isKnown: true,
        journeys,
        ...(lastSeen !== undefined && { lastSeen }),
      });
    });
  }

  test('without a report', () => {
    assert.deepEqual(matrixProbeOf(client, undefined), { isKnown: false, journeys: [] });
  });

  test('is read of one run a line, as a schedule prints it', () => {
    const lines = `${JSON.stringify(run())}\n${JSON.stringify(run({ startedAt: later }))}\n`;
    assert.equal(matrixProbeOf(client, readProbeReport(lines)).lastSeen, '2026-11-21');
  });

  for (const text of [
    '',
    '[]',
    '{}',
    'ok',
    '[{"journey":"reset"}]',
    '{"a":1}\nnot JSON',
    JSON.stringify([run({ startedAt: 1e20 })]),
  ]) {
    test(`is not read of ${text.slice(0, 30)}`, () => assert.equal(readProbeReport(text), undefined));
  }
});
