import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paint } from '../../src/cli/paint.ts';
import { tableReport } from '../../src/cli/probe/probe-report.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import type { PassedOverWork } from '../../src/probe/work.ts';
import { aPoolsRun, aRun } from '../probe-report/a-run.ts';

const table = (runs: readonly ProbeRun[], passedOver: readonly PassedOverWork[] = [], columns = 120) =>
  tableReport({ runs, passedOver, postponed: [] }, { paint: paint(false), columns }).split('\n');

describe('the table of a round', () => {
  const rows: readonly (readonly [
    name: string,
    runs: readonly ProbeRun[],
    columns: number,
    header: RegExp,
  ])[] = [
    ['pools', [aPoolsRun(), aPoolsRun()], 120, /^pool +result +time$/],
    ['app clients', [aRun(), aRun()], 120, /^pool +client +client id +result +time$/],
    ['app clients, where it is narrow', [aRun(), aRun()], 80, /^pool +client +result +time$/],
    ['both', [aRun(), aPoolsRun()], 120, /^journey +pool +client +client id +result +time$/],
  ];
  for (const [name, runs, columns, header] of rows) {
    test(`of ${name} has the columns that say something`, () => {
      assert.match(table(runs, [], columns)[0] ?? '', header);
    });
  }

  test('is paragraphs where no table fits', () => {
    const run = aRun({ journey: 'hosted-ui', milliseconds: 12 });
    const subject = { ...run.subject, userNumber: 2 };
    const lines = table([run, aRun({ milliseconds: 12, subject })], [], 50);
    assert.deepEqual(lines.slice(0, 4), [
      'hosted-ui, phenom-staging,',
      '  phenom-dev-hasura-client, ok, 12.0 ms',
      'reset, phenom-staging, phenom-dev-hasura-client,',
      '  user 2, ok, 12.0 ms',
    ]);
  });

  test('tells each reason once and whole, where reasons end alike', () => {
    const reasonOf = (client: string) =>
      `The secret of the app client ${client} does not stand in the file: give secret in place of generateSecret.`;
    const over = (client: string): PassedOverWork => ({
      subject: aRun().subject,
      ...{ journey: 'lockdown', reason: reasonOf(client) },
    });
    const text = table([aRun()], [over('one'), over('two'), over('two')], 80)
      .join(' ')
      .replaceAll(/ +/g, ' ');
    for (const client of ['one', 'two']) assert.equal(text.split(reasonOf(client)).length, 2, text);
  });
});
