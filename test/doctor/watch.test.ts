import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watch } from '../../src/cli/doctor/watch.ts';
import { deletionProtected } from '../../src/doctor/checks/pool/deletion-protected.ts';
import { type Report, reportOf } from '../../src/doctor/report.ts';
import { Unreachable } from '../../src/surroundings/not-read.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const subject = { kind: 'pool', id: 'us-east-1_Watched01', name: 'watched' } as const;
const subjects = { account: [], pool: [subject], client: [], function: [], page: [], source: [] };
const seen = { call: 'DescribeUserPool', field: 'DeletionProtection', actual: 'INACTIVE' };

function reportWith(...says: string[]): Report {
  const findings = says.map(sentence => ({ says: sentence, seen: [seen] as const }));
  const outcome = { kind: 'found', findings } as const;
  return reportOf({
    results: [{ area: 'pool', check: deletionProtected, subject, outcome }],
    subjects,
    baseline: [],
    known: new Set(),
    isPartial: false,
    now: 0,
  });
}

test('tells what is new and what is gone, and an endpoint that is away once', async () => {
  const terminal = fakeTerminal('/');
  const away = new Unreachable('It does not answer.');
  const looks: readonly (Report | Unreachable)[] = [
    reportWith('One.'),
    reportWith('One.', 'Two.'),
    away,
    away,
    reportWith('Two.'),
    away,
  ];
  let count = 0;
  await watch({
    report: reportWith('One.'),
    pause: async () => {
      if (count < looks.length) return;
      terminal.stop();
      await Promise.resolve();
    },
    again: async () => {
      const next = looks[count];
      count += 1;
      if (next instanceof Unreachable) throw next;
      return next ?? reportWith('Two.');
    },
    terminal,
  });
  const about = 'warning  deletion-protected: watched (us-east-1_Watched01): ';
  assert.deepEqual(
    terminal.said.join(' ').replaceAll(/\s+/g, ' '),
    [
      `new ${about}Two. DescribeUserPool: DeletionProtection is INACTIVE.`,
      'It does not answer.',
      `gone ${about}One.`,
      'It does not answer.',
    ]
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  );
});
